import { describe, expect, it } from 'vitest'
import { dropStateCookie, readStateCookie, writeStateCookie } from '../../../src/server/state-cookie.ts'

const ORIGIN = 'https://app.example.com'

function requestWith(cookie: string): Request {
  return new Request(ORIGIN, { headers: { cookie } })
}

describe('writeStateCookie', () => {
  it.each([
    [ORIGIN, '__Host-pingone-signoff=abc.%2Fa%3Bb; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure'],
    [
      'http://app.example.com',
      '__Host-pingone-signoff=abc.%2Fa%3Bb; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure',
    ],
    [
      'https://localhost:3000',
      '__Host-pingone-signoff=abc.%2Fa%3Bb; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure',
    ],
    ['http://localhost:3000', 'pingone-signoff=abc.%2Fa%3Bb; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax'],
    ['http://127.0.0.1', 'pingone-signoff=abc.%2Fa%3Bb; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax'],
  ])('writes for %s', (origin, cookie) => {
    expect(writeStateCookie({ state: 'abc', returnTo: '/a;b' }, origin)).toBe(cookie)
  })
})

describe('dropStateCookie', () => {
  it('expires the cookie under the name it was set', () => {
    expect([dropStateCookie(ORIGIN), dropStateCookie('http://localhost')]).toEqual([
      '__Host-pingone-signoff=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
      'pingone-signoff=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ])
  })
})

describe('readStateCookie', () => {
  it.each([
    ['__Host-pingone-signoff=abc.%2Fa%3Bb', { state: 'abc', returnTo: '/a;b' }],
    ['x=1; __Host-pingone-signoff=abc.; y=2', { state: 'abc', returnTo: undefined }],
    ['x=1;__Host-pingone-signoff=abc.', { state: 'abc', returnTo: undefined }],
    ['x=1; \t__Host-pingone-signoff=abc.', { state: 'abc', returnTo: undefined }],
    ['__Host-pingone-signoff=abc', { state: 'abc', returnTo: undefined }],
    ['__Host-pingone-signoff=abc.%2F%2Fevil.example', { state: 'abc', returnTo: undefined }],
    ['__Host-pingone-signoff=abc.%', { state: 'abc', returnTo: undefined }],
    ['__Host-pingone-signoff=', undefined],
    ['pingone-signoff=abc.', undefined],
    ['x__Host-pingone-signoff=abc.', undefined],
    ['', undefined],
  ])('reads %j', (cookie, expected) => {
    expect(readStateCookie(requestWith(cookie), ORIGIN)).toEqual(expected)
  })

  it('reads nothing where no cookie is sent', () => {
    expect(readStateCookie(new Request(ORIGIN), ORIGIN)).toBeUndefined()
  })

  it.each(['/page.html', '/a.b/c?d=e.f', '/'])('does not cut off the path %s at a dot', (returnTo) => {
    const [cookie = ''] = writeStateCookie({ state: 'abc', returnTo }, ORIGIN).split(';')
    expect(readStateCookie(requestWith(cookie), ORIGIN)).toEqual({ state: 'abc', returnTo })
  })

  it.each(['\xa0', '\x85', '\v', '\f'])(
    'takes no cookie of another host for its own, planted behind %j',
    (space) => {
      expect(
        readStateCookie(requestWith(`x=1; ${space}__Host-pingone-signoff=planted.`), ORIGIN),
      ).toBeUndefined()
    },
  )
})
