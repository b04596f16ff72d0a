import type { ValidRequest } from './check-request.ts'
import { urlOf } from './sign-off-url.ts'

/** RFC 9112, section 3: "recommended that all HTTP senders and recipients support [...] 8000 octets". */
export const MAX_REQUEST_LINE = 8000

/** Returns the number of octets in the request line that a GET begins with. */
export function requestLineLength(request: ValidRequest): number {
  const { origin } = request.environment
  return `GET ${urlOf(request).slice(origin.length)} HTTP/1.1`.length
}

/** What decides between GET and POST, besides the request itself. */
interface Asking {
  readonly method: string | undefined
  readonly navigate?: unknown
  readonly isRedirect?: boolean
  readonly isPage?: boolean
}

/**
 * Checks whether to POST. A POST is sent if the caller asked for it, to keep the request line within what servers take,
 * or to keep a hint out of a URL. A page's fetch leaves its URL in Resource Timing, in reports of the CSP and in
 * Chromium's console (measured).
 */
export function isPost(request: ValidRequest & Asking): boolean {
  const { method = 'auto', navigate, endpoint, idToken, isRedirect, isPage } = request
  const isHandedOver = isRedirect && typeof navigate === 'function'
  if (method !== 'auto' || endpoint.endsByToken || isHandedOver) return method === 'POST'
  if (isPage && !isRedirect && idToken) return true
  return requestLineLength(request) > MAX_REQUEST_LINE
}
