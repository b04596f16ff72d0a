import { describe, expect, it } from 'vitest'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { Surroundings } from '../../../src/options/surroundings.ts'
import { findWarnings } from '../../../src/options/warnings.ts'
import { requestLineLength } from '../../../src/request/request-line.ts'
import { checkedOf, found, makeIdTokenOfLength, REDIRECT_URI, requestOf } from '../fixtures.ts'

function warningsOf(changes: Record<string, unknown>) {
  return found(findWarnings(checkOptions(requestOf(changes), { kind: 'server' }, undefined)))
}

/** A token that makes the request line so many octets. */
function tokenFor(octets: number): string {
  const length = 4000
  return makeIdTokenOfLength(
    length + octets - requestLineLength(checkedOf({ idToken: makeIdTokenOfLength(length) })),
  )
}

/** A state that makes it and the redirect URI, both encoded, so many characters. */
function stateFor(encoded: number): string {
  const left = encoded - encodeURIComponent(REDIRECT_URI).length
  return ' '.repeat(Math.floor(left / 3)) + 'a'.repeat(left % 3)
}

const BARE = { idToken: null, postLogoutRedirectUri: null }

describe('findWarnings', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a request with all that PingOne likes', { state: 'printable ~' }],
    ['a request line of 8,000 octets', { idToken: tokenFor(8000) }],
    ['a longer one by POST', { idToken: tokenFor(8001), method: 'POST' }],
    ["a fetch with a back end's cookie", { mode: 'fetch', sessionToken: 'x' }],
  ])('has none for %s', (_, changes) => {
    expect(warningsOf(changes)).toEqual([])
  })

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ['a redirect URI without an ID token', { idToken: null }, [['REDIRECT_WITHOUT_ID_TOKEN', 'idToken']]],
    ['no redirect URI', { postLogoutRedirectUri: null }, [['NO_REDIRECT_URI', 'postLogoutRedirectUri']]],
    [
      'xpSignoff without one',
      { endpoint: 'xpSignoff', postLogoutRedirectUri: null },
      [['NO_REDIRECT_URI', 'postLogoutRedirectUri']],
    ],
    ['nothing at all', BARE, [['NO_REDIRECT_URI', 'postLogoutRedirectUri']]],
    [
      'a state without a redirect URI',
      { postLogoutRedirectUri: null, state: 's' },
      [
        ['NO_REDIRECT_URI', 'postLogoutRedirectUri'],
        ['STATE_WITHOUT_REDIRECT_URI', 'state'],
      ],
    ],
    ['a state beyond ASCII', { state: 'é' }, [['STATE_NOT_ASCII', 'state']]],
    [
      'idpSignoff, with neither redirect URI nor cookie',
      { mode: 'fetch', endpoint: 'idpSignoff', postLogoutRedirectUri: null },
      [['NO_SIGN_OFF_ELSEWHERE', 'endpoint']],
    ],
    ['a request line of 8,001 octets', { idToken: tokenFor(8001) }, [['LONG_URL', 'idToken']]],
    [
      '8192 characters once encoded',
      { state: stateFor(8192) },
      [
        ['LONG_URL', 'idToken'],
        ['LONG_REDIRECT', 'state'],
      ],
    ],
    [
      'a state of 8191 without a redirect URI',
      { postLogoutRedirectUri: null, state: 'a'.repeat(8191) },
      [
        ['NO_REDIRECT_URI', 'postLogoutRedirectUri'],
        ['STATE_WITHOUT_REDIRECT_URI', 'state'],
        ['LONG_URL', 'idToken'],
      ],
    ],
    ['8191 characters once encoded', { state: stateFor(8191) }, [['LONG_URL', 'idToken']]],
    ['the cookie of a region', { mode: 'fetch', sessionToken: null }, [['FETCH_NEEDS_COOKIES', 'mode']]],
  ])('warns of %s', (_, changes, expected) => {
    expect(warningsOf(changes)).toEqual(expected)
  })

  it('does not take a control character for one beyond ASCII', () => {
    expect(warningsOf({ state: 'a\tb' })).toEqual([])
  })

  it('tells nothing of lengths where there are errors', () => {
    expect(warningsOf({ idToken: tokenFor(9000), clientId: 'other' })).toEqual([])
  })

  it('names the lengths', () => {
    const warnings = findWarnings(
      checkOptions(requestOf({ idToken: tokenFor(8001) }), { kind: 'server' }, undefined),
    )
    expect(warnings.map(({ level, message }) => [level, message.match(/\d+/)?.[0]])).toEqual([
      ['warning', '8001'],
    ])
  })

  const page = { kind: 'page', origin: 'https://app.example.com', isFramed: false } as const

  it.each<[string, Surroundings, Record<string, unknown>, boolean]>([
    ['this origin', page, {}, false],
    ['another origin', page, { postLogoutRedirectUri: 'https://www.example.com/bye' }, true],
    ['another port', page, { postLogoutRedirectUri: 'https://app.example.com:8443/bye' }, true],
    ['a native scheme', page, { postLogoutRedirectUri: 'com.example.app:/bye' }, true],
    [
      'the same by a navigate function',
      page,
      { postLogoutRedirectUri: 'com.example.app:/bye', navigate: () => {} },
      false,
    ],
    ['this origin, but without a state', page, { state: null }, false],
    ['nowhere', page, { postLogoutRedirectUri: null }, false],
    ['another origin by fetch', page, { mode: 'fetch', postLogoutRedirectUri: 'https://a.example' }, false],
    ['any origin from a page of none', { ...page, origin: '' }, {}, true],
    ['any origin from a page that is not known', { kind: 'page' }, {}, false],
    ['any origin from a back end', { kind: 'server' }, {}, false],
    ['any origin from a worker', { kind: 'worker' }, {}, false],
  ])('tells of a return that nothing verifies: to %s', (_, surroundings, changes, isTold) => {
    const warnings = found(findWarnings(checkOptions(requestOf(changes), surroundings, 'redirect')))
    const told = warnings.filter(([code]) => code === 'UNVERIFIABLE_RETURN')
    expect(told).toEqual(isTold ? [['UNVERIFIABLE_RETURN', 'postLogoutRedirectUri']] : [])
  })
})
