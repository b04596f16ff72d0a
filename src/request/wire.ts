import type { CheckedRequest } from './check-request.ts'
import { ENDPOINT_PATHS } from './endpoints.ts'
import { encode } from './percent-encoding.ts'

/** A sign-off as a POST. */
export interface SignOffForm {
  /** The endpoint. */
  readonly action: string
  /** Names and values, as they are before form encoding. */
  readonly fields: Record<string, string>
}

/** The address of a sign-off by GET. */
export function urlOf(request: CheckedRequest): string {
  const { server, endpoint = 'signoff', idToken, clientId, extraParameters = [] } = request
  // Base64url and dots, of which an ID token consists, need no encoding.
  let query = append('', 'id_token_hint=', idToken)
  // Documented for `idpSignoff` alone (PingOne, Sign off by ID token).
  if (endpoint === 'idpSignoff') query = append(query, 'client_id=', encode(clientId))
  query = append(query, 'post_logout_redirect_uri=', encode(request.postLogoutRedirectUri))
  query = append(query, 'state=', request.encodedState)
  for (const [name, value] of extraParameters) query = append(query, `${encode(name)}=`, encode(value))
  return server?.base + ENDPOINT_PATHS[endpoint] + query
}

function append(query: string, name: string, encoded: string | undefined): string {
  return encoded ? query + (query ? '&' : '?') + name + encoded : query
}

/** RFC 9112, section 3: "recommended that all HTTP senders and recipients support [...] 8000 octets". */
export const MAX_REQUEST_LINE = 8000

/** The octets of the request line that a GET begins with. */
export function requestLineLength(request: CheckedRequest): number {
  const origin = request.server?.origin ?? ''
  return `GET ${urlOf(request).slice(origin.length)} HTTP/1.1`.length
}

/** The same pairs, since they are read from the query. */
export function formOf(request: CheckedRequest): SignOffForm {
  const [action, ...pairs] = urlOf(request).split(/[?&]/) as [string, ...string[]]
  const fields = Object.fromEntries(pairs.map((pair) => pair.split('=').map(decodeURIComponent)))
  return { action, fields }
}

/** What decides between GET and POST, beside the request itself. */
interface Asking {
  readonly method: string | undefined
  readonly navigate?: unknown
  readonly isRedirect?: boolean
  readonly isPage?: boolean
}

/**
 * Whether to POST: asked to, to keep the request line within what servers take, or to keep a hint out of the URL that a
 * page's fetch leaves behind: in Resource Timing, in reports of the CSP, in Chromium's console (measured).
 */
export function isPost(request: CheckedRequest & Asking): boolean {
  const { method = 'auto', navigate, endpoint, idToken, isRedirect, isPage } = request
  const isHandedOver = isRedirect && typeof navigate === 'function'
  if (method !== 'auto' || endpoint === 'idpSignoff' || isHandedOver) return method === 'POST'
  if (isPage && !isRedirect && idToken) return true
  return requestLineLength(request) > MAX_REQUEST_LINE
}
