import { describe, expect, it } from 'vitest'
import type { Home } from '../../../src/server/home.ts'
import {
  buildPendingCookie,
  findSurplus,
  readPending,
  writeCookie,
  writeDropped,
} from '../../../src/server/pending-cookies.ts'
import { homeOf } from '../../../src/server/route-settings.ts'
import { settingsOf } from './settings.ts'

const ORIGIN = 'https://app.example.com'
const STATE = `12345678${'x'.repeat(35)}`
const NAME = '__Host-pingone-signoff.12345678'
const home = homeAt(ORIGIN)

/** Of an application whose origin only its requests tell. */
function homeAt(origin: string, changes: Record<string, unknown> = {}): Home {
  return homeOf(new Request(origin), { ...settingsOf(changes), home: undefined })
}

function requestWith(cookie: string): Request {
  return new Request(ORIGIN, { headers: { cookie } })
}

function written(origin: string, changes: Record<string, unknown> = {}): string {
  const pending = { state: STATE, returnTo: '/a;b' }
  return writeCookie(buildPendingCookie(homeAt(origin, changes), pending))
}

describe('buildPendingCookie', () => {
  const VALUE = `${STATE}.L2E7Yg`

  it('is under a name of its own, for a framework to set', () => {
    expect(buildPendingCookie(home, { state: STATE, returnTo: '/a;b' })).toEqual({
      name: NAME,
      value: VALUE,
      path: '/',
      maxAge: 3600,
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
    })
  })

  it.each<[string, Record<string, unknown>, string]>([
    [ORIGIN, {}, `${NAME}=${VALUE}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure`],
    ['http://app.example.com', {}, `${NAME}=${VALUE}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure`],
    ['https://localhost:3000', {}, `${NAME}=${VALUE}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure`],
    [
      'http://localhost:3000',
      {},
      `pingone-signoff.12345678=${VALUE}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`,
    ],
    [
      'http://app.example.com',
      { allowInsecureRedirect: true },
      `pingone-signoff.12345678=${VALUE}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`,
    ],
    [
      ORIGIN,
      { cookieName: 'shop', allowInsecureRedirect: true },
      `__Host-shop.12345678=${VALUE}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure`,
    ],
  ])('is written for %s with %j', (origin, changes, cookie) => {
    expect(written(origin, changes)).toBe(cookie)
  })
})

describe('readPending', () => {
  const read = (cookie: string) =>
    readPending(requestWith(cookie), home).map(({ state, returnTo }) => ({ state, returnTo }))

  it.each([
    [`${NAME}=${STATE}.L2E7Yg`, '/a;b'],
    [`x=1; ${NAME}=${STATE}.; y=2`, undefined],
    [`x=1;${NAME}=${STATE}.`, undefined],
    [`x=1; \t${NAME}=${STATE}.`, undefined],
    // "//evil.example"
    [`${NAME}=${STATE}.Ly9ldmlsLmV4YW1wbGU`, undefined],
    [`${NAME}=${STATE}.A`, undefined],
  ])('reads %j', (cookie, returnTo) => {
    expect(read(cookie)).toEqual([{ state: STATE, returnTo }])
  })

  it.each([
    '',
    `${NAME}=`,
    `${NAME}=${STATE}`,
    `${NAME}=${STATE}.L2E7Yg, sid=SECRET`,
    `${NAME}=${STATE}.%2Fa`,
    `${NAME}=${STATE}x.`,
    `${NAME}=${STATE.slice(1)}.`,
    `${NAME}="${STATE}."`,
    `${NAME}x=${STATE}.`,
    `__Host-pingone-signoff=${STATE}.`,
    `__Host-pingone-signoff.87654321=${STATE}.`,
    `__host-pingone-signoff.12345678=${STATE}.`,
    `__Host-Pingone-signoff.12345678=${STATE}.`,
    `__Host-pingone-signoff%2E12345678=${STATE}.`,
    `pingone-signoff.12345678=${STATE}.`,
    `x${NAME}=${STATE}.`,
    NAME,
  ])('takes nothing that start does not write: %j', (cookie) => {
    expect(read(cookie)).toEqual([])
  })

  it.each(['\xa0', '\x85', '\v', '\f'])(
    'takes no cookie of another host for its own, planted behind %j',
    (space) => {
      expect(read(`x=1; ${space}${NAME}=${STATE}.`)).toEqual([])
    },
  )

  it.each(['/page.html', '/a.b/c?d=e.f', '/', `/${'%E3%81%82'.repeat(125)}`, '/a?b=;,"\\%3B'])(
    'gives back the path %s as it was',
    (returnTo) => {
      const { name, value } = buildPendingCookie(home, { state: STATE, returnTo })
      expect(read(`${name}=${value}`)).toEqual([{ state: STATE, returnTo: returnTo.replace('"', '%22') }])
    },
  )

  it('reads nothing where no cookie is sent', () => {
    expect(readPending(new Request(ORIGIN), home)).toEqual([])
  })
})

describe('writeDropped', () => {
  it('expires cookies under the names that they came by', () => {
    const pending = readPending(requestWith(`${NAME}=${STATE}.`), home)
    expect(writeDropped(pending, home)).toEqual([
      `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure`,
    ])
  })
})

describe('findSurplus', () => {
  const cookieOf = (number: number, returnTo: string) => {
    const state = `${number}`.padStart(8, '0') + 'x'.repeat(35)
    return buildPendingCookie(home, { state, returnTo })
  }

  /** Those that are left of many abandoned sign-offs, browsers sending the oldest first. */
  function keptOf(count: number, returnTo: string): { kept: number; isOldest: boolean; length: number } {
    const cookies = Array.from({ length: count }, (_, number) => cookieOf(number, returnTo))
    const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const pending = readPending(requestWith(header), home)
    const fresh = cookieOf(count, returnTo)
    const surplus = findSurplus(pending, fresh)
    const kept = pending.filter((one) => !surplus.includes(one))
    const length = [...kept, { length: fresh.name.length + fresh.value.length }].reduce(
      (sum, one) => sum + one.length,
      0,
    )
    return {
      kept: kept.length,
      isOldest: kept.every((one) => pending.indexOf(one) >= surplus.length),
      length,
    }
  }

  it.each<[number, string, number]>([
    [0, '/', 0],
    [3, '/', 3],
    [7, '/', 7],
    [40, '/', 7],
    [40, `/${'a'.repeat(1999)}`, 0],
    [40, `/${'a'.repeat(999)}`, 1],
  ])('of %i that lead to %j leaves the newest: %i', (count, returnTo, kept) => {
    expect(keptOf(count, returnTo)).toEqual({ kept, isOldest: true, length: expect.any(Number) })
    expect(keptOf(count, returnTo).length).toBeLessThanOrEqual(4096)
  })
})
