import type { ValidOptions } from '../options/check-options.ts'
import { unanswered } from './failures.ts'

/** Sends by the caller's `fetch`, which would read of a polluted prototype whatever else it knows. */
export async function sendRequest(
  { fetch: send = fetch }: ValidOptions,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const own = { __proto__: null, ...init }
  try {
    return await send(url, own)
  } catch {
    throw unanswered()
  }
}
