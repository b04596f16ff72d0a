import { describe, expect, it, vi } from 'vitest'
import { formOf, isPost, requestLineLength, urlOf } from '../../../src/request/wire.ts'
import {
  AUTH_PATH,
  CLIENT_ID,
  CUSTOM_DOMAIN,
  checkedOf,
  ENV_ID,
  makeIdToken,
  makeIdTokenOfLength,
  REDIRECT_URI,
} from '../fixtures.ts'

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

describe('formOf', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['nothing but the environment', BARE, { action: `${BASE}/as/signoff`, fields: {} }],
    [
      'all parameters',
      { state: 'a b', endpoint: 'idpSignoff', extraParameters: { 'x y': 'ü', submit: '1' } },
      {
        action: `${BASE}/as/idpSignoff`,
        fields: {
          id_token_hint: HINT,
          client_id: CLIENT_ID,
          post_logout_redirect_uri: REDIRECT_URI,
          state: 'a b',
          'x y': 'ü',
          submit: '1',
        },
      },
    ],
    [
      'a parameter named __proto__',
      { ...BARE, extraParameters: JSON.parse('{ "__proto__": "x" }') },
      { action: `${BASE}/as/signoff`, fields: JSON.parse('{ "__proto__": "x" }') },
    ],
  ])('holds %s', (_, changes, form) => {
    const { action, fields } = formOf(checkedOf(changes))
    expect({ action, fields: Object.entries(fields) }).toEqual({
      ...form,
      fields: Object.entries((form as { fields: object }).fields),
    })
  })
})

describe('requestLineLength', () => {
  it.each([
    [BARE, `GET /${ENV_ID}/as/signoff HTTP/1.1`],
    [{ ...BARE, authPath: CUSTOM_DOMAIN }, 'GET /as/signoff HTTP/1.1'],
    [{ ...BARE, state: 'é' }, `GET /${ENV_ID}/as/signoff?state=%C3%A9 HTTP/1.1`],
  ])('counts %j', (changes, line) => {
    expect(requestLineLength(checkedOf(changes))).toBe(line.length)
  })
})

describe('isPost', () => {
  const length = requestLineLength(checkedOf({ idToken: makeIdTokenOfLength(4000) }))
  const FETCH = { mode: 'fetch', sessionToken: 'token' }
  const lineOf = (octets: number) => ({ idToken: makeIdTokenOfLength(4000 + octets - length) })

  it.each<[string, Record<string, unknown>, boolean]>([
    ['a request line of 8,000 octets', lineOf(8000), false],
    ['one of 8,001', lineOf(8001), true],
    ['one of 8,001 asked for by GET', { ...lineOf(8001), method: 'GET' }, false],
    ['one of 8,001 to idpSignoff', { ...lineOf(8001), endpoint: 'idpSignoff' }, false],
    [
      'one of 8,001 for a navigate function',
      { ...lineOf(8001), navigate: () => {}, mode: 'redirect' },
      false,
    ],
    ['a fetch of 8,001 beside a navigate function', { ...lineOf(8001), ...FETCH, navigate: () => {} }, true],
    ["one of 8,001 for navigate 'replace'", { ...lineOf(8001), navigate: 'replace' }, true],
    ['a short one', {}, false],
    ['a short one asked for by POST', { method: 'POST' }, true],
    ["a short one by 'auto'", { method: 'auto' }, false],
    ['a fetch of a back end', FETCH, false],
  ])('of %s', (_, changes, expected) => {
    expect(isPost(checkedOf(changes))).toBe(expected)
  })

  it.each<[string, Record<string, unknown>, boolean]>([
    ['a fetch that carries an ID token', { mode: 'fetch' }, true],
    ['a fetch beside a navigate function', { mode: 'fetch', navigate: () => {} }, true],
    ['a fetch without an ID token', { mode: 'fetch', idToken: null }, false],
    ['a fetch asked for by GET', { mode: 'fetch', method: 'GET' }, false],
    ['a fetch to xpSignoff', { mode: 'fetch', endpoint: 'xpSignoff' }, true],
    ['a fetch to idpSignoff', { mode: 'fetch', endpoint: 'idpSignoff' }, false],
    ['a redirect', { mode: 'redirect' }, false],
  ])('of %s from a page', (_, changes, expected) => {
    vi.stubGlobal('document', {})
    expect(isPost(checkedOf(changes))).toBe(expected)
  })
})
