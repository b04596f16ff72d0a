import { describe, expect, it } from 'vitest'
import { urlOf, withoutReturn } from '../../../src/request/sign-off-url.ts'
import { AUTH_PATH, CLIENT_ID, CUSTOM_DOMAIN, checkedOf, ENV_ID, makeIdToken } from '../fixtures.ts'

const BARE = { idToken: null, clientId: null, postLogoutRedirectUri: null }
const BASE = `${AUTH_PATH}/${ENV_ID}`
const HINT = makeIdToken()
const ENCODED_URI = 'https%3A%2F%2Fapp.example.com%2Fbye'

describe('urlOf', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['nothing but the environment', BARE, `${BASE}/as/signoff`],
    ['the endpoint signoff', { ...BARE, endpoint: 'signoff' }, `${BASE}/as/signoff`],
    ['the endpoint xpSignoff', { ...BARE, endpoint: 'xpSignoff' }, `${BASE}/xp/signoff`],
    [
      'the endpoint idpSignoff',
      { ...BARE, endpoint: 'idpSignoff', idToken: HINT },
      `${BASE}/as/idpSignoff?id_token_hint=${HINT}`,
    ],
    ['a custom domain', { ...BARE, authPath: CUSTOM_DOMAIN }, `${CUSTOM_DOMAIN}/as/signoff`],
    [
      'xpSignoff on a custom domain',
      { ...BARE, authPath: CUSTOM_DOMAIN, endpoint: 'xpSignoff' },
      `${CUSTOM_DOMAIN}/xp/signoff`,
    ],
    [
      'all parameters in their order',
      { extraParameters: { ui_locales: 'de' }, state: 's', endpoint: 'idpSignoff' },
      `${BASE}/as/idpSignoff?id_token_hint=${HINT}&client_id=${CLIENT_ID}&post_logout_redirect_uri=${ENCODED_URI}&state=s&ui_locales=de`,
    ],
    ['clientId to idpSignoff alone', { ...BARE, clientId: CLIENT_ID }, `${BASE}/as/signoff`],
    [
      'a space as %20',
      { ...BARE, state: 'a b+c', extraParameters: { 'x y': 'ü&=' } },
      `${BASE}/as/signoff?state=a%20b%2Bc&x%20y=%C3%BC%26%3D`,
    ],
    [
      'the redirect URI verbatim',
      { ...BARE, postLogoutRedirectUri: 'https://APP.example.com:443?a=%20b+c' },
      `${BASE}/as/signoff?post_logout_redirect_uri=https%3A%2F%2FAPP.example.com%3A443%3Fa%3D%2520b%2Bc`,
    ],
  ])('writes %s', (_, changes, url) => {
    expect(urlOf(checkedOf(changes))).toBe(url)
  })
})

describe('withoutReturn', () => {
  it('leaves redirect URI and state out, and the rest as it is', () => {
    const request = checkedOf({ state: 's', extraParameters: { ui_locales: 'de' } })
    expect(urlOf(withoutReturn(request))).toBe(`${BASE}/as/signoff?id_token_hint=${HINT}&ui_locales=de`)
  })
})
