import { describe, expect, it, vi } from 'vitest'
import { isPost, requestLineLength } from '../../../src/request/request-line.ts'
import { CUSTOM_DOMAIN, checkedOf, ENV_ID, makeIdTokenOfLength } from '../fixtures.ts'

const BARE = { idToken: null, clientId: null, postLogoutRedirectUri: null }

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
