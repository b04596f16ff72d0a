import type { Report } from '../problems/problem.ts'
import { isLoopback } from './loopback.ts'
import { findNearMiss } from './near-miss.ts'
import { parseUrl } from './parse-url.ts'
import { isPlainText } from './percent-encoding.ts'

const FORBIDDEN_SCHEME = /^(javascript|data|blob|file|vbscript|about|view-source|filesystem):/i
/** `https:bye` and `https:///bye`, which `URL` would take for a host. */
const HTTP_WITHOUT_HOST = /^https?:(?!\/\/[^/])/i
/** `https://user@host`, `https://@host`; not `https://host/a@b`. */
const USER_INFORMATION = /^[^/?]*:\/\/[^/?]*@/

/**
 * Checks a URI that PingOne is to return to. OpenID Connect RP-Initiated Logout 1.0, section 3.1
 *
 * @returns whether it is a URI that can be registered; over http it can
 */
export function checkRedirectUri(
  uri: string,
  allowInsecureRedirect: boolean | undefined,
  report: Report,
): boolean {
  const url = parseUrl(uri)
  const fault = findFault(uri, url)
  if (fault) report('INVALID_REDIRECT_URI', fault)
  else if (url?.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecureRedirect) {
    report('INSECURE_REDIRECT_URI')
  }
  return !fault
}

/** Compared to the letter, as PingOne does (inferred); what is like it is named. */
export function checkRegistered(uri: string, registered: readonly string[], report: Report): void {
  if (registered.includes(uri)) return
  const near = findNearMiss(uri, registered)
  const change = near ? `Pass '${near.uri}' exactly (other ${near.difference}), or add` : 'Add'
  report('UNREGISTERED_REDIRECT_URI', change)
}

function findFault(uri: string, url: URL | undefined): string | undefined {
  if (!isPlainText(uri) || /[ \\]/.test(uri)) {
    return 'has a control character or lone surrogate, space or backslash'
  }
  if (!url || HTTP_WITHOUT_HOST.test(uri)) return 'is not absolute'
  if (FORBIDDEN_SCHEME.test(uri)) return 'has a forbidden scheme'
  if (uri.includes('#')) return 'has a fragment'
  if (USER_INFORMATION.test(uri)) return 'has user information'
  // PingOne adds its own, and two would leave open which counts.
  return url.search && url.searchParams.has('state') ? 'has a state parameter of its own' : undefined
}
