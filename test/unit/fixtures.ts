import { afterEach, beforeEach, expect, vi } from 'vitest'
import { readSurroundings } from '../../src/browser/surroundings.ts'
import { checkOptions, type ValidOptions } from '../../src/options/check-options.ts'
import type { SignOffOptions } from '../../src/options/sign-off-options.ts'
import type { SignOffProblem } from '../../src/problems/codes.ts'
import { SignOffError } from '../../src/problems/sign-off-error.ts'
import { requireValid } from '../../src/request/check-request.ts'

export const AUTH_PATH = 'https://auth.pingone.eu'
export const CUSTOM_DOMAIN = 'https://login.example.com'
export const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
export const OTHER_ENV_ID = '43e202c5-0000-4000-8000-2f0a7e0e1c11'
export const CLIENT_ID = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'
export const ISSUER: string = `${AUTH_PATH}/${ENV_ID}/as`
export const REDIRECT_URI = 'https://app.example.com/bye'

/** For the tests that have a server of their own; any other fetch fails the test. */
export const realFetch: typeof fetch = globalThis.fetch

const unexpected: string[] = []

// Throwing alone would go unseen, since the SDK makes an error of its own of it.
beforeEach(() => {
  unexpected.length = 0
  vi.stubGlobal('fetch', async (input: unknown) => {
    unexpected.push(String(input))
    throw new TypeError('unexpected fetch')
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  expect(unexpected).toEqual([])
})

/** Base64url of bytes, or of text as UTF-8. */
export function base64url(content: string | Uint8Array): string {
  return Buffer.from(content).toString('base64url')
}

/** From now until long after these tests, in seconds; not the clock's, so that a token is the same in every run. */
const TIMES = { iat: Date.UTC(2026, 10, 26) / 1000, exp: Date.UTC(2100, 0) / 1000 }
/** Of an expired token. */
export const EXPIRED = { iat: 1, exp: 2 }

/** An ID token of this environment; a claim that is `undefined` is left out. */
export function makeIdToken(claims: Record<string, unknown> = {}): string {
  const payload = { iss: ISSUER, sub: 'RY9lAKHZ', aud: CLIENT_ID, ...TIMES, env: ENV_ID, ...claims }
  return ['{"alg":"RS256","kid":"default"}', JSON.stringify(payload), 'signature'].map(base64url).join('.')
}

/** A token of exactly so many characters. */
export function makeIdTokenOfLength(length: number): string {
  const token = makeIdToken()
  return token + 'A'.repeat(length - token.length)
}

/** A request without fault or warning, and what a test changes of it, of whatever type. */
export function requestOf(changes: Record<string, unknown> = {}): SignOffOptions {
  const request = {
    authPath: AUTH_PATH,
    envID: ENV_ID,
    idToken: makeIdToken(),
    clientId: CLIENT_ID,
    postLogoutRedirectUri: REDIRECT_URI,
  }
  return { ...request, ...changes } as SignOffOptions
}

/** The same, checked; it must have no fault. */
export function checkedOf(
  changes: Record<string, unknown> = {},
  usualMode?: 'redirect' | 'fetch',
): ValidOptions {
  const checked = checkOptions(requestOf(changes), readSurroundings(), usualMode)
  return requireValid(checked)
}

/** What problems are about. */
export function found(problems: readonly SignOffProblem[]): [code: string, option: string][] {
  return problems.map(({ code, option }) => [code, option])
}

/** What a promise rejects with: an error with its message and its own properties. */
export async function failureOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const failure = await promise.then(
    () => new Error('It did not fail'),
    (error) => error,
  )
  return failure instanceof Error ? { ...failure, message: failure.message } : { failure }
}

/** The SignOffError that work throws; anything else that it does fails the test. */
export function refusalOf(work: () => unknown): SignOffError {
  try {
    work()
  } catch (error) {
    if (error instanceof SignOffError) return error
    throw error
  }
  throw new Error('Nothing was thrown')
}

/** An event of the page's life in the back/forward cache. */
export function pageEvent(type: 'pagehide' | 'pageshow', persisted: boolean): Event {
  return Object.assign(new Event(type), { persisted })
}

/** Lets everything go on that waits for no timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
