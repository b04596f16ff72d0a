import { describe, expect, it } from 'vitest'
import type { CheckedApplication } from '../../../src/request/check-application.ts'
import { checkRequest } from '../../../src/request/check-request.ts'
import { ENDPOINTS } from '../../../src/request/endpoints.ts'
import {
  AUTH_PATH,
  ENV_ID,
  found,
  ISSUER,
  makeIdToken,
  OTHER_ENV_ID,
  REDIRECT_URI,
  requestOf,
} from '../fixtures.ts'

function problemsOf(changes: Record<string, unknown>) {
  return found(checkRequest(requestOf(changes)).problems)
}

/** Text that fills up what the redirect URI leaves of so many code units. */
function stateFor(total: number, character = 'a'): string {
  return character.repeat((total - REDIRECT_URI.length) / character.length)
}

describe('checkRequest', () => {
  it('gives back the values and the environment of a request without fault', () => {
    expect(checkRequest(requestOf({ state: 's' }))).toEqual({
      ...requestOf(),
      postLogoutRedirectUris: undefined,
      state: 's',
      encodedState: 's',
      endpoint: ENDPOINTS.signoff,
      allowInsecureRedirect: undefined,
      extraParameters: [],
      environment: {
        origin: AUTH_PATH,
        base: `${AUTH_PATH}/${ENV_ID}`,
        issuer: ISSUER,
        envID: ENV_ID,
        isRegional: true,
        isNewRegion: false,
      },
      encodedUri: 'https%3A%2F%2Fapp.example.com%2Fbye',
      problems: [],
    })
  })

  it.each([['printable ~ text'], ['é 日本 🙂'], ['\u0080'], [stateFor(8191)], [stateFor(8191, 'é')]])(
    'takes the state %.20s',
    (state) => {
      expect(problemsOf({ state })).toEqual([])
    },
  )

  it.each([['a\u0000'], ['a\u001f'], ['a\u007f'], ['a\r\n'], ['\t'], ['\ud83d'], ['\ude42\ud83d']])(
    'refuses the state %j',
    (state) => {
      expect(problemsOf({ state })).toEqual([['INVALID_STATE', 'state']])
    },
  )

  it.each([
    ['8192 characters', { state: stateFor(8192) }, 'state'],
    ['8192 without a redirect URI', { postLogoutRedirectUri: null, state: 'a'.repeat(8192) }, 'state'],
    ['8192 code units of two', { state: stateFor(8191, '🙂').concat('aa') }, 'state'],
    [
      'a redirect URI of 8192',
      { postLogoutRedirectUri: `https://a.example/${'a'.repeat(8174)}` },
      'postLogoutRedirectUri',
    ],
  ])('refuses %s', (_, changes, option) => {
    expect(problemsOf(changes)).toEqual([['TOO_LONG', option]])
  })

  it.each([
    ['8191 without a redirect URI', { postLogoutRedirectUri: null, state: 'a'.repeat(8191) }],
    ['a redirect URI of 8191', { postLogoutRedirectUri: `https://a.example/${'a'.repeat(8173)}` }],
  ])('takes %s', (_, changes) => {
    expect(problemsOf(changes)).toEqual([])
  })

  it.each(['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state'])('reserves %s', (name) => {
    expect(problemsOf({ extraParameters: { [name]: 'x' } })).toEqual([
      ['RESERVED_PARAMETER', 'extraParameters'],
    ])
  })

  it.each(['State', 'login_hint', 'toString', '__proto__', 'constructor'])(
    'leaves %s to the caller',
    (name) => {
      const extraParameters = JSON.parse(`{ "${name}": "x" }`)
      expect(problemsOf({ extraParameters })).toEqual([])
    },
  )

  it('takes the word of a hint for a region newer than itself', () => {
    const idToken = makeIdToken({ iss: ISSUER.replace('.eu', '.uk') })
    const { environment, problems } = checkRequest(
      requestOf({ authPath: 'https://auth.pingone.uk', idToken }),
    )
    expect({ base: environment?.base, problems }).toEqual({
      base: `https://auth.pingone.uk/${ENV_ID}`,
      problems: [],
    })
  })

  it.each([
    ['no hint', null],
    ["another region's", makeIdToken()],
    ["another environment's", makeIdToken({ iss: `https://auth.pingone.uk/${OTHER_ENV_ID}/as` })],
  ])('takes no region newer than itself on the word of %s', (_, idToken) => {
    expect(problemsOf({ authPath: 'https://auth.pingone.uk', idToken })).toEqual([
      ['UNKNOWN_REGION', 'authPath'],
    ])
  })

  it.each([
    [
      'idpSignoff without a token',
      { endpoint: 'idpSignoff', idToken: null },
      [['ID_TOKEN_REQUIRED', 'idToken']],
    ],
    ['idpSignoff with one', { endpoint: 'idpSignoff' }, []],
    [
      'idpSignoff with a number for one',
      { endpoint: 'idpSignoff', idToken: 5 },
      [['INVALID_OPTION', 'idToken']],
    ],
    ['another type of authPath', { authPath: 5 }, [['INVALID_OPTION', 'authPath']]],
    ['no envID, and a token of the host', { envID: undefined }, [['INVALID_ENV_ID', 'envID']]],
    ['an envID that is none', { envID: 'x' }, [['INVALID_ENV_ID', 'envID']]],
  ])('finds for %s no more than what is wrong', (_, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems)
  })

  it('tells everything at once, in the order of the contract', () => {
    expect(
      problemsOf({
        extraParameters: { state: 'x' },
        endpoint: 5,
        state: '\n'.repeat(8192),
        postLogoutRedirectUri: 'x',
        idToken: makeIdToken({ scope: 'openid', aud: 'other', iss: ISSUER.replace('.eu', '.com') }),
        allowInsecureRedirect: 'yes',
      }),
    ).toEqual([
      ['NOT_AN_ID_TOKEN', 'idToken'],
      ['REGION_MISMATCH', 'idToken'],
      ['AUDIENCE_MISMATCH', 'idToken'],
      ['INVALID_REDIRECT_URI', 'postLogoutRedirectUri'],
      ['INVALID_STATE', 'state'],
      ['TOO_LONG', 'state'],
      ['RESERVED_PARAMETER', 'extraParameters'],
      ['INVALID_OPTION', 'endpoint'],
      ['INVALID_OPTION', 'allowInsecureRedirect'],
    ])
  })

  it.each([undefined, null, 5, 'https://auth.pingone.eu', []])('finds in %j no authPath', (request) => {
    expect(found(checkRequest(request).problems)).toEqual([['INVALID_AUTH_PATH', 'authPath']])
  })

  it('asks for the usual state only where none is given', () => {
    const usual = ({ postLogoutRedirectUri }: CheckedApplication) => `for ${postLogoutRedirectUri}`
    expect([
      checkRequest(requestOf(), usual).state,
      checkRequest(requestOf({ state: 's' }), usual).state,
    ]).toEqual([`for ${REDIRECT_URI}`, 's'])
  })

  it('counts the usual state too', () => {
    const { problems } = checkRequest(requestOf(), () => stateFor(8192))
    expect(found(problems).map(([code]) => code)).toEqual(['TOO_LONG'])
  })
})
