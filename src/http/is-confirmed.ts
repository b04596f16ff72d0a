import type { ValidRequest } from '../request/check-request.ts'
import { parseUrl } from '../request/parse-url.ts'

/**
 * Checks whether an answer shows that PingOne did what was asked. The answer then has no content (204), or redirects
 * to where a sign-off ends. PingOne sends that redirect after it has deleted the session (inferred).
 */
export function isConfirmed(status: number, location: string | null, request: ValidRequest): boolean {
  if (status === 204) return true
  if (location === null || (status !== 302 && status !== 303)) return false
  return isReturn(location, request) || isSignedOffPage(location, request)
}

/**
 * Checks whether the location is the requested redirect URI, with or without the state. Both are compared as URLs,
 * since a header cannot contain non-ASCII characters.
 */
function isReturn(location: string, { postLogoutRedirectUri = '', state = '' }: ValidRequest): boolean {
  const [url, asked] = [parseUrl(location), parseUrl(postLogoutRedirectUri)]
  const states = url?.searchParams.getAll('state') ?? []
  url?.searchParams.delete('state')
  // The same call on both URLs makes them write the query in the same way.
  asked?.searchParams.delete('state')
  return url !== undefined && url.href === asked?.href && states.length < 2 && (states[0] ?? state) === state
}

/**
 * Checks whether the location is PingOne's own page: `https://apps.pingone.<tld>/<envID>/signon/#signedOff`, or on a
 * custom domain `/signon/#signedOff`.
 */
function isSignedOffPage(location: string, { environment }: ValidRequest): boolean {
  const { base: root, isRegional } = environment
  const base = isRegional ? root.replace('//auth.', '//apps.') : root
  return parseUrl(location, root)?.href === `${base}/signon/#signedOff`
}
