import { describe, expect, it } from 'vitest'
import { SignOffError } from '../../../src/problems/sign-off-error.ts'
import { buildSignOffForm, buildSignOffUrl } from '../../../src/request/build-sign-off.ts'
import type { SignOffRequest } from '../../../src/request/sign-off-request.ts'
import {
  AUTH_PATH,
  CLIENT_ID,
  CUSTOM_DOMAIN,
  ENV_ID,
  found,
  makeIdToken,
  REDIRECT_URI,
  refusalOf,
  requestOf,
} from '../fixtures.ts'

const BASE = `${AUTH_PATH}/${ENV_ID}/as/signoff`

/** Each option, and what it alone changes: the URL, or the problems. */
const EFFECTS: [option: keyof SignOffRequest, changes: Record<string, unknown>, expected: unknown][] = [
  [
    'authPath',
    { authPath: CUSTOM_DOMAIN, idToken: null },
    `${CUSTOM_DOMAIN}/as/signoff?post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye`,
  ],
  ['envID', { envID: undefined, idToken: null }, [['INVALID_ENV_ID', 'envID']]],
  ['idToken', { idToken: null }, `${BASE}?post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye`],
  ['clientId', { clientId: 'other' }, [['AUDIENCE_MISMATCH', 'idToken']]],
  ['postLogoutRedirectUri', { postLogoutRedirectUri: null }, `${BASE}?id_token_hint=${makeIdToken()}`],
  [
    'postLogoutRedirectUris',
    { postLogoutRedirectUris: [] },
    [['UNREGISTERED_REDIRECT_URI', 'postLogoutRedirectUri']],
  ],
  ['state', { idToken: null, postLogoutRedirectUri: null, state: 'x' }, `${BASE}?state=x`],
  ['endpoint', { idToken: null, endpoint: 'idpSignoff' }, [['ID_TOKEN_REQUIRED', 'idToken']]],
  [
    'allowInsecureRedirect',
    { idToken: null, postLogoutRedirectUri: 'http://a.example', allowInsecureRedirect: true },
    `${BASE}?post_logout_redirect_uri=http%3A%2F%2Fa.example`,
  ],
  [
    'extraParameters',
    { idToken: null, postLogoutRedirectUri: null, extraParameters: { a: 'b' } },
    `${BASE}?a=b`,
  ],
]

describe('buildSignOffUrl', () => {
  it.each(EFFECTS)('minds %s', (_, changes, expected) => {
    const build = () => buildSignOffUrl(requestOf(changes))
    expect(typeof expected === 'string' ? build() : found(refusalOf(build).problems)).toEqual(expected)
  })

  it.each([undefined, null, ''])('sends nothing for %j', (absent) => {
    const request = {
      authPath: AUTH_PATH,
      envID: ENV_ID,
      idToken: absent,
      clientId: absent,
      postLogoutRedirectUri: absent,
      postLogoutRedirectUris: absent,
      state: absent,
      endpoint: absent,
      allowInsecureRedirect: absent,
      extraParameters: absent,
    }
    expect(buildSignOffUrl(request as never)).toBe(BASE)
  })

  it('ignores what is only inherited', () => {
    const request = Object.assign(Object.create({ state: 'inherited' }), {
      authPath: AUTH_PATH,
      envID: ENV_ID,
    })
    expect(buildSignOffUrl(request)).toBe(BASE)
  })

  it('works on a frozen request and leaves it as it was', () => {
    const request = Object.freeze(requestOf({ extraParameters: Object.freeze({ a: 'b' }) }))
    const before = structuredClone(request)
    buildSignOffUrl(request)
    expect(request).toEqual(before)
  })

  it('throws with every problem, the first of which gives the code', () => {
    const error = refusalOf(() =>
      buildSignOffUrl(requestOf({ clientId: 'other', state: '\n', endpoint: 'x' })),
    )
    expect(error).toBeInstanceOf(SignOffError)
    expect({ ...error, problems: found(error.problems) }).toEqual({
      name: 'SignOffError',
      code: 'AUDIENCE_MISMATCH',
      option: 'idToken',
      problems: [
        ['AUDIENCE_MISMATCH', 'idToken'],
        ['INVALID_STATE', 'state'],
        ['INVALID_OPTION', 'endpoint'],
      ],
    })
  })

  it('lets a caller retry without a hint that cannot be used', () => {
    const request = requestOf({ idToken: makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` }) })
    const error = refusalOf(() => buildSignOffUrl(request))
    expect([error.option, buildSignOffUrl({ ...request, idToken: null })]).toEqual([
      'idToken',
      `${BASE}?post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye`,
    ])
  })
})

describe('buildSignOffForm', () => {
  it('holds the same request', () => {
    const request = requestOf({ state: 'a b', clientId: CLIENT_ID, endpoint: 'xpSignoff' })
    expect(buildSignOffForm(request)).toEqual({
      action: `${AUTH_PATH}/${ENV_ID}/xp/signoff`,
      fields: { id_token_hint: makeIdToken(), post_logout_redirect_uri: REDIRECT_URI, state: 'a b' },
    })
  })

  it('throws as buildSignOffUrl does', () => {
    const request = requestOf({ authPath: 'https://auth.pingone.uk' })
    const errors = [buildSignOffUrl, buildSignOffForm].map((build) => refusalOf(() => build(request)))
    expect(errors.map(({ code }) => code)).toEqual(['UNKNOWN_REGION', 'UNKNOWN_REGION'])
    expect(errors[0]).toEqual(errors[1])
  })
})
