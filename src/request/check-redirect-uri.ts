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

/** Where a URI is to lead back to, and what is known of it. */
export interface RedirectRules {
  /** The name of the option, and of the list in the PingOne console that the URI has to be in. */
  readonly option: string
  readonly list: string
  readonly allowInsecureRedirect?: boolean | undefined
}

/**
 * Checks a URI that PingOne is to return to. OpenID Connect RP-Initiated Logout 1.0, section 3.1
 *
 * @returns whether it is a URI that can be registered; over http it can
 */
export function checkRedirectUri(uri: string, rules: RedirectRules, report: Report): boolean {
  const { option, list, allowInsecureRedirect } = rules
  const url = parseUrl(uri)
  const fault = findFault(uri, url)
  if (fault) report('INVALID_REDIRECT_URI', { option, list, ...fault })
  else if (url?.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecureRedirect) {
    report('INSECURE_REDIRECT_URI', { option })
  }
  return !fault
}

/** Compared to the letter, as PingOne does (inferred); what is like it is named. */
export function checkRegistered(uri: string, registered: readonly string[], report: Report): void {
  if (registered.includes(uri)) return
  const near = findNearMiss(uri, registered)
  const meant = near && `Pass '${near.uri}' exactly: it differs in ${near.differences.join(' and ')}. Or`
  report('UNREGISTERED_REDIRECT_URI', { change: meant ? `${meant} add` : 'Add' })
}

function findFault(uri: string, url: URL | undefined): { fault: string; change: string } | undefined {
  const fault = findForbidden(uri, url)
  if (fault) return { fault, change: 'Write it as an absolute URI without that' }
  // PingOne adds its own, and two would leave open which counts.
  if (!url?.search || !url.searchParams.has('state')) return undefined
  const change = 'Take state out of its query and pass it as the option state'
  return { fault: 'has a state parameter of its own', change }
}

function findForbidden(uri: string, url: URL | undefined): string | undefined {
  if (!isPlainText(uri) || /[ \\]/.test(uri)) {
    return 'has a control character, lone surrogate, space or backslash'
  }
  if (!url || HTTP_WITHOUT_HOST.test(uri)) return 'is not absolute'
  if (FORBIDDEN_SCHEME.test(uri)) return 'has a forbidden scheme'
  if (uri.includes('#')) return 'has a fragment'
  return USER_INFORMATION.test(uri) ? 'has user information' : undefined
}
