import { describe, expect, it } from 'vitest'
import { buildSignOffUrl } from '../../../src/request/build-sign-off.ts'
import type { SignOffApplication } from '../../../src/request/sign-off-request.ts'
import { createSignOffUrlBuilder } from '../../../src/request/sign-off-url-builder.ts'
import { AUTH_PATH, CLIENT_ID, ENV_ID, ISSUER, makeIdToken, REDIRECT_URI, refusalOf } from '../fixtures.ts'

const APPLICATION = {
  authPath: AUTH_PATH,
  envID: ENV_ID,
  clientId: CLIENT_ID,
  postLogoutRedirectUri: REDIRECT_URI,
}
const NEW_REGION = { ...APPLICATION, authPath: 'https://auth.pingone.uk' }

describe('createSignOffUrlBuilder', () => {
  it.each<[string, Partial<SignOffApplication>]>([
    ['signoff', {}],
    ['idpSignoff', { endpoint: 'idpSignoff' }],
    ['xpSignoff with extra parameters', { endpoint: 'xpSignoff', extraParameters: { ui_locales: 'de' } }],
    ['no way back', { postLogoutRedirectUri: null }],
  ])('builds the URL that buildSignOffUrl builds for %s', (_, changes) => {
    const application = { ...APPLICATION, ...changes }
    const user = { idToken: makeIdToken(), state: 'a b' }
    expect(createSignOffUrlBuilder(application)(user)).toBe(buildSignOffUrl({ ...application, ...user }))
  })

  it('builds one without a user', () => {
    expect(createSignOffUrlBuilder(APPLICATION)()).toBe(buildSignOffUrl(APPLICATION))
  })

  it.each<[string, Partial<SignOffApplication>, string[]]>([
    ['a wrong authPath', { authPath: 'auth.pingone.eu' }, ['INVALID_AUTH_PATH']],
    ['no envID', { envID: undefined }, ['INVALID_ENV_ID']],
    ['a new region without envID', { ...NEW_REGION, envID: undefined }, ['UNKNOWN_REGION']],
    [
      'a redirect URI of 8192',
      { postLogoutRedirectUri: `https://a.example/${'a'.repeat(8174)}` },
      ['TOO_LONG'],
    ],
    ['a reserved parameter', { extraParameters: { state: 'x' } }, ['RESERVED_PARAMETER']],
    [
      'several mistakes',
      { postLogoutRedirectUri: 'bye', clientId: 5 as never },
      ['INVALID_REDIRECT_URI', 'INVALID_OPTION'],
    ],
  ])('refuses %s at once', (_, changes, codes) => {
    const { problems } = refusalOf(() => createSignOffUrlBuilder({ ...APPLICATION, ...changes }))
    expect(problems.map(({ code }) => code)).toEqual(codes)
  })

  it('leaves to the hint whether a new region exists', () => {
    const build = createSignOffUrlBuilder(NEW_REGION)
    const idToken = makeIdToken({ iss: ISSUER.replace('.eu', '.uk') })
    expect(build({ idToken })).toBe(
      `https://auth.pingone.uk/${ENV_ID}/as/signoff?id_token_hint=${idToken}&post_logout_redirect_uri=${encodeURIComponent(REDIRECT_URI)}`,
    )
    expect(refusalOf(() => build()).code).toBe('UNKNOWN_REGION')
    expect(refusalOf(() => build({ idToken: makeIdToken() })).code).toBe('UNKNOWN_REGION')
  })

  it('leaves to the user whether there is an ID token', () => {
    const build = createSignOffUrlBuilder({ ...APPLICATION, endpoint: 'idpSignoff' })
    expect(refusalOf(() => build()).code).toBe('ID_TOKEN_REQUIRED')
  })

  it.each<[string, object, string[]]>([
    ['another application', { idToken: makeIdToken({ aud: 'other' }) }, ['AUDIENCE_MISMATCH']],
    ['another type of token', { idToken: 5 }, ['INVALID_OPTION']],
    ['a state with a line feed', { state: 'a\n' }, ['INVALID_STATE']],
    ['a long state', { state: 'a'.repeat(8192 - REDIRECT_URI.length) }, ['TOO_LONG']],
    [
      'several mistakes',
      { idToken: 'opaque', state: '\n'.repeat(8192) },
      ['INVALID_ID_TOKEN', 'INVALID_STATE', 'TOO_LONG'],
    ],
  ])('refuses of a user %s', (_, user, codes) => {
    const build = createSignOffUrlBuilder(APPLICATION)
    expect(refusalOf(() => build(user)).problems.map(({ code }) => code)).toEqual(codes)
  })

  it('reads the application once', () => {
    const application: SignOffApplication = { ...APPLICATION }
    const build = createSignOffUrlBuilder(application)
    application.authPath = 'https://evil.example'
    expect(build()).toBe(buildSignOffUrl(APPLICATION))
  })
})
