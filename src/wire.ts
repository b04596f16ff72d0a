import type { CheckedRequest } from './check-request.ts'

export const ENDPOINT_PATHS = {
  signoff: '/as/signoff',
  idpSignoff: '/as/idpSignoff',
  xpSignoff: '/xp/signoff',
} as const

/** The wire names, in the order they are sent, and the options that they carry. */
export const WIRE_NAMES = {
  id_token_hint: 'idToken',
  client_id: 'clientId',
  post_logout_redirect_uri: 'postLogoutRedirectUri',
  state: 'state',
} as const

/** A sign-off as a POST. */
export interface SignOffForm {
  /** The endpoint. */
  readonly action: string
  /** Names and values, as they are before form encoding. */
  readonly fields: Record<string, string>
}

/** The address of a sign-off by GET. */
export function urlOf(request: CheckedRequest): string {
  // Base64url and dots, of which an ID token consists, need no encoding.
  const query = parametersOf(request).map(
    ([name, value]) => `${encode(name)}=${value === request.idToken ? value : encode(value)}`,
  )
  return actionOf(request) + (query.length ? '?' : '') + query.join('&')
}

/** RFC 9112, section 3: "recommended that all HTTP senders and recipients support [...] 8000 octets". */
export const MAX_REQUEST_LINE = 8000

/** The octets of the request line that a GET begins with. */
export function requestLineLength(request: CheckedRequest): number {
  const origin = request.server?.origin ?? ''
  return `GET ${urlOf(request).slice(origin.length)} HTTP/1.1`.length
}

export function formOf(request: CheckedRequest): SignOffForm {
  return { action: actionOf(request), fields: Object.fromEntries(parametersOf(request)) }
}

/** RFC 3986 percent-encoding, which form decoding undoes: a space is `%20`. */
export function encode(value: string): string {
  return /[^\w.~-]/.test(value) ? encodeURIComponent(value) : value
}

function actionOf({ server, endpoint = 'signoff' }: CheckedRequest): string {
  return server?.base + ENDPOINT_PATHS[endpoint]
}

/** `client_id` is documented for `idpSignoff` alone (PingOne, Sign off by ID token). */
function parametersOf(request: CheckedRequest): (readonly [name: string, value: string])[] {
  const isSent = (name: string) => name !== 'client_id' || request.endpoint === 'idpSignoff'
  return Object.entries(WIRE_NAMES)
    .flatMap(([name, option]): [string, string][] =>
      isSent(name) && request[option] ? [[name, request[option]]] : [],
    )
    .concat(request.extraParameters ?? [])
}

/** Whether to POST: asked to, or to keep the request line within what servers take. */
export function isPost(
  request: CheckedRequest & { readonly method: string | undefined; readonly navigate?: unknown },
): boolean {
  const { method = 'auto', navigate, endpoint } = request
  if (method !== 'auto' || endpoint === 'idpSignoff' || typeof navigate === 'function')
    return method === 'POST'
  return requestLineLength(request) > MAX_REQUEST_LINE
}
