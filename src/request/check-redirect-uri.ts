import type { Report } from '../problems/problem.ts'
import { isLoopback } from './loopback.ts'
import { parseUrl } from './parse-url.ts'
import { isPlainText } from './percent-encoding.ts'

const FORBIDDEN_SCHEME = /^(javascript|data|blob|file(system)?|vbscript|about|view-source):/i
/** Matches `https:bye` and `https:///bye`, in which `URL` would take `bye` for a host. */
const HTTP_WITHOUT_HOST = /^https?:(?!\/\/[^/])/i
/** Matches `https://user@host` and `https://@host`, but not `https://host/a@b`. */
const USER_INFORMATION = /^[^/?]*:\/\/[^/?]*@/

/**
 * Checks a URI that PingOne is to redirect to. OpenID Connect RP-Initiated Logout 1.0, section 3.1
 *
 * @returns whether the URI can be registered. A URI over http can
 */
export function checkRedirectUri(
  uri: string,
  allowInsecureRedirect: boolean | undefined,
  report: Report,
): boolean {
  const fault = findFault(uri)
  if (fault) report('INVALID_REDIRECT_URI', fault)
  else if (/^http:/i.test(uri) && !allowInsecureRedirect && !isLoopback(new URL(uri).hostname)) {
    report('INSECURE_REDIRECT_URI')
  }
  return !fault
}

function findFault(uri: string): string | undefined {
  const url = parseUrl(uri)
  if (!isPlainText(uri) || /[ \\]/.test(uri)) {
    return 'has a control character or lone surrogate, space or backslash'
  }
  if (!url || HTTP_WITHOUT_HOST.test(uri)) return 'is not absolute'
  if (FORBIDDEN_SCHEME.test(uri)) return 'has a forbidden scheme'
  if (uri.includes('#')) return 'has a fragment'
  if (USER_INFORMATION.test(uri)) return 'has user information'
  // PingOne adds its own state. With two states it would be unclear which one counts.
  return url.search && url.searchParams.has('state') ? 'has a state parameter of its own' : undefined
}
