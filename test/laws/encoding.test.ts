import { parse } from 'node:querystring'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildSignOffForm, buildSignOffUrl } from '../../src/build.ts'
import { makeIdToken, requestOf } from '../fixtures.ts'

const RESERVED = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state']

const plainText = fc
  .string({ unit: 'binary', maxLength: 40 })
  .filter((text) => !/[\0-\x1f\x7f]|\p{Surrogate}/u.test(text))

const parameterName = plainText.filter((name) => /^(?!_charset_$)./i.test(name) && !RESERVED.includes(name))

const redirectUri = fc
  .record({ host: fc.domain(), path: fc.webPath(), value: fc.option(plainText, { nil: undefined }) })
  .map(({ host, path, value }) => {
    const query = value === undefined ? '' : `?q=${encodeURIComponent(value)}`
    return `https://${host}${path}${query}`
  })

/** Requests without fault. */
const request = fc.record(
  {
    idToken: fc.record({ name: plainText }).map(makeIdToken),
    postLogoutRedirectUri: redirectUri,
    state: plainText,
    extraParameters: fc.dictionary(parameterName, plainText),
  },
  { requiredKeys: [] },
)

type GoodRequest = typeof request extends fc.Arbitrary<infer R> ? R : never

/** Bare of what `requestOf` brings along. */
function bareOf(changes: GoodRequest) {
  return requestOf({ idToken: null, postLogoutRedirectUri: null, ...changes })
}

function expectedPairs({ idToken, postLogoutRedirectUri, state, extraParameters }: GoodRequest) {
  const own = { id_token_hint: idToken, post_logout_redirect_uri: postLogoutRedirectUri, state }
  return [...Object.entries(own), ...Object.entries(extraParameters ?? {})].filter(([, value]) => value)
}

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

/** As a browser encodes a form, and a server decodes it. */
function formPairsOf(changes: GoodRequest): [string, string][] {
  const { fields } = buildSignOffForm(bareOf(changes))
  return [...new URLSearchParams(new URLSearchParams(Object.entries(fields)).toString())]
}

const sorted = (pairs: [string, string][]) => pairs.map((pair) => JSON.stringify(pair)).sort()

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
