import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeClaims, readClaims } from '../../../src/command-line/id-token-claims.ts'
import { CLIENT_ID, ENV_ID, EXPIRED, ISSUER, makeIdToken } from '../fixtures.ts'

const NOW = Date.UTC(2026, 0, 31, 12)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const rowsOf = (claims: Record<string, unknown>) =>
  Object.fromEntries(describeClaims(readClaims(makeIdToken(claims)) ?? {}))

/** As JSON text, since to write it from an object would overflow. */
const nestedClaims = (depth: number) => `{"iss":"x","aud":${'['.repeat(depth)}1${']'.repeat(depth)}}`

describe('readClaims', () => {
  it('reads what an ID token says', () => {
    expect(readClaims(makeIdToken({ sub: 'jürg', ...EXPIRED }))).toEqual({
      iss: ISSUER,
      sub: 'jürg',
      aud: CLIENT_ID,
      ...EXPIRED,
      env: ENV_ID,
    })
  })

  it.each([
    undefined,
    null,
    '',
    'a',
    'a.b.c',
    7,
    `"${makeIdToken()}"`,
    ` ${makeIdToken()}`,
    `${makeIdToken()}.x`,
  ])('reads nothing in %s', (idToken) => {
    expect(readClaims(idToken)).toBeUndefined()
  })
})

describe('describeClaims', () => {
  it('tells what matters at sign-off, and no more', () => {
    expect(rowsOf({ sid: 'the-session', exp: NOW / 1000 + 7200 })).toEqual({
      issuer: ISSUER,
      audience: CLIENT_ID,
      environment: ENV_ID,
      expiry: '2026-01-31 14:00:00 UTC, in 2 hours',
      'user session': 'named (sid)',
    })
  })

  it('tells what is missing', () => {
    const claims = { iss: undefined, aud: undefined, env: undefined, exp: undefined }
    expect(rowsOf(claims)).toEqual({
      issuer: 'not named',
      audience: 'not named',
      environment: 'not named',
      expiry: 'not named, or no time',
      'user session': 'not named (no sid)',
    })
  })

  it('tells several audiences, what is no text, and of what is too long the beginning', () => {
    const { issuer, audience, environment } = rowsOf({
      iss: { a: 'x'.repeat(192) },
      aud: ['a', 7, { b: 'c' }],
      env: 'x'.repeat(201),
    })
    expect([issuer, audience, environment]).toEqual([
      'not a text',
      'a, not a text, not a text',
      `${'x'.repeat(200)}…`,
    ])
  })

  it('tells a long list of audiences in part', () => {
    const { audience } = rowsOf({ aud: Array.from({ length: 5000 }, () => 'one') })
    expect(audience).toBe(`${'one, '.repeat(40)}…`)
  })

  it('bears what is nested beyond all measure', () => {
    const nested = JSON.parse(`${'['.repeat(8000)}1${']'.repeat(8000)}`)
    const { iss, aud, env } = { iss: nested, aud: nested, env: nested }
    const token = ['{}', nestedClaims(8000), 'x']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.')
    expect([
      describeClaims({ iss, aud, env }).slice(0, 3),
      describeClaims(readClaims(token) ?? {})[1],
    ]).toEqual([
      [
        ['issuer', 'not a text'],
        ['audience', 'not a text'],
        ['environment', 'not a text'],
      ],
      ['audience', 'not a text'],
    ])
  })

  it.each<[unknown, string]>([
    [NOW / 1000 - 400 * 86_400, '2024-12-27 12:00:00 UTC, 1 year ago, fine for a hint'],
    [NOW / 1000 - 65 * 86_400, '2025-11-27 12:00:00 UTC, 2 months ago, fine for a hint'],
    [NOW / 1000 - 86_400, '2026-01-30 12:00:00 UTC, 1 day ago, fine for a hint'],
    [NOW / 1000 - 90, '2026-01-31 11:58:30 UTC, 1 minute ago, fine for a hint'],
    [NOW / 1000 - 1, '2026-01-31 11:59:59 UTC, 1 second ago, fine for a hint'],
    [NOW / 1000, '2026-01-31 12:00:00 UTC, in 0 seconds'],
    [NOW / 1000 + 59, '2026-01-31 12:00:59 UTC, in 59 seconds'],
    [1_700_000_000_000, '+055840-11-08 22:13:20 UTC, in 53,813 years'],
    [1e300, 'not named, or no time'],
    ['1700000000', 'not named, or no time'],
  ])('tells the expiry %s in words', (exp, text) => {
    expect(rowsOf({ exp }).expiry).toBe(text)
  })
})
