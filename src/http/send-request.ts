import type { ValidOptions } from '../options/check-options.ts'
import { own } from '../request/own.ts'
import { unanswered } from './failures.ts'

/** Sends by the caller's `fetch`, which would read of a polluted prototype whatever else it knows. */
export async function sendRequest(
  { fetch: send = fetch, isPage }: ValidOptions,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const bare = { __proto__: null, ...init }
  try {
    const response = await send(url, bare)
    if (isReadable(response)) return response
  } catch (error) {
    throw unanswered(isPage, errorCodeOf(error))
  }
  throw unanswered(isPage)
}

/** Node's `Response` takes its status of a polluted `Object.prototype` (20.20, measured): then nobody knows it. */
function isReadable({ status, headers }: Response): boolean {
  headers.get('location')
  return typeof status === 'number' && status !== (Object.prototype as { status?: unknown }).status
}

/** `ECONNREFUSED` and its like, of which alone is known that it holds no secret. */
function errorCodeOf(error: unknown): string | undefined {
  try {
    const code = own(own(error, 'cause'), 'code') ?? own(error, 'code')
    return typeof code === 'string' && /^[A-Z]+\d?(_[A-Z]+\d?)*$/.test(code) ? code : undefined
  } catch {
    return undefined
  }
}
