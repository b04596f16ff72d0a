import { parse } from 'node:querystring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSignOffUrl } from '../../src/request/build-sign-off.ts'
import { bareOf, expectedPairs, formBodyOf, type GoodRequest, request, sorted } from './good-requests.ts'

/** RFC 3986 to the letter: a plus sign is one. */
function decodeStrictly(query: string): [string, string][] {
  return query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=').map(decodeURIComponent)
    return [name, value]
  })
}

const DECODERS: [string, (query: string) => [string, string][]][] = [
  ['URLSearchParams', (query) => [...new URLSearchParams(query)]],
  ['URL', (query) => [...new URL(`https://a.example/?${query}`).searchParams]],
  // Pair by pair, since an object would put a parameter named 1 first.
  [
    'node:querystring',
    (query) => query.split('&').flatMap((pair) => Object.entries(parse(pair)) as [string, string][]),
  ],
  ['RFC 3986', decodeStrictly],
]

function queryOf(changes: GoodRequest, decode = decodeStrictly): [string, string][] {
  const url = buildSignOffUrl(bareOf(changes))
  const start = url.indexOf('?')
  return start < 0 ? [] : decode(url.slice(start + 1))
}

/** As a server decodes it. */
function formPairsOf(changes: GoodRequest): [string, string][] {
  return [...new URLSearchParams(formBodyOf(changes))]
}

describe('buildSignOffUrl', () => {
  it.each(DECODERS)('writes what %s reads back, in order', (_, decode) => {
    fc.assert(
      fc.property(request, (changes) => {
        expect(queryOf(changes, decode)).toEqual(expectedPairs(changes))
      }),
    )
  })

  it('writes no parameter twice', () => {
    fc.assert(
      fc.property(request, (changes) => {
        const names = queryOf(changes).map(([name]) => name)
        expect(names).toEqual([...new Set(names)])
      }),
    )
  })

  it('writes no plus sign, no second question mark and no fragment', () => {
    fc.assert(
      fc.property(request, (changes) => {
        expect(buildSignOffUrl(bareOf(changes))).toMatch(/^https:\/\/[\w./-]+(\?[\w.~!'()*%=&-]+)?$/)
      }),
    )
  })

  it('is a URL as the platform would write it', () => {
    fc.assert(
      fc.property(request, (changes) => {
        const url = buildSignOffUrl(bareOf(changes))
        expect(new URL(url).href.replaceAll('%27', "'")).toBe(url)
      }),
    )
  })
})

describe('buildSignOffForm', () => {
  it('posts the pairs of the URL', () => {
    fc.assert(
      fc.property(request, (changes) => {
        expect(sorted(formPairsOf(changes))).toEqual(sorted(queryOf(changes)))
      }),
    )
  })
})
