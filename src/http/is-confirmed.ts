import type { ValidRequest } from '../request/check-request.ts'
import { parseUrl } from '../request/parse-url.ts'

/**
 * Whether an answer shows that PingOne did what was asked: no content, or a redirect to where a sign-off ends, which comes
 * after the session was deleted (inferred).
 */
export function isConfirmed(status: number, location: string | null, request: ValidRequest): boolean {
  if (status === 204) return true
  if (location === null || (status !== 302 && status !== 303)) return false
  return isReturn(location, request) || isSignedOffPage(location, request)
}

/** The redirect URI that was asked for, as a URL, since a header holds no non-ASCII character; with or without the state. */
function isReturn(location: string, { postLogoutRedirectUri = '', state = '' }: ValidRequest): boolean {
  const [url, asked] = [parseUrl(location), parseUrl(postLogoutRedirectUri)]
  const states = url?.searchParams.getAll('state') ?? []
  url?.searchParams.delete('state')
  // To have the query written in the same way.
  asked?.searchParams.delete('state')
  return url !== undefined && url.href === asked?.href && states.length < 2 && (states[0] ?? state) === state
}

/** `https://apps.pingone.<tld>/<envID>/signon/#signedOff`, on a custom domain `/signon/#signedOff`. */
function isSignedOffPage(location: string, { environment }: ValidRequest): boolean {
  const { base: root, isRegional } = environment
  const base = isRegional ? root.replace('//auth.', '//apps.') : root
  return parseUrl(location, root)?.href === `${base}/signon/#signedOff`
}
