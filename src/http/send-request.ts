import type { ValidOptions } from '../options/check-options.ts'
import { own } from '../request/own.ts'
import { unanswered } from './failures.ts'

/**
 * Sends a request with the caller's `fetch`. It never follows a redirect, which would carry the hint, a token or the cookie
 * along. The settings have no prototype: `fetch` would read further settings from a polluted one.
 */
export async function sendRequest(
  { fetch: send = fetch, isPage }: ValidOptions,
  url: string,
  init: Omit<RequestInit, 'redirect'>,
): Promise<Response> {
  const bare = { __proto__: null, redirect: 'manual' as const, ...init }
  try {
    const response = await send(url, bare)
    if (isReadable(response)) return response
  } catch (error) {
    throw unanswered(isPage, errorCodeOf(error))
  }
  throw unanswered(isPage)
}

/**
 * Checks whether the answer can be read. Node's `Response` takes its status from a polluted `Object.prototype` (20.20,
 * measured). The real status is then unknown.
 */
function isReadable({ status, headers }: Response): boolean {
  headers.get('location')
  return typeof status === 'number' && status !== (Object.prototype as { status?: unknown }).status
}

/** Returns a code such as `ECONNREFUSED`. Only a code of this form is known to contain no secret. */
function errorCodeOf(error: unknown): string | undefined {
  try {
    const code = own(own(error, 'cause'), 'code') ?? own(error, 'code')
    return typeof code === 'string' && /^[A-Z]+\d?(_[A-Z]+\d?)*$/.test(code) ? code : undefined
  } catch {
    return undefined
  }
}
