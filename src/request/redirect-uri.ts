import type { Report } from '../problems/problem.ts'
import { isLoopback } from './authorization-server.ts'
import { parseUrl } from './parse-url.ts'
import { isPlainText } from './percent-encoding.ts'
import type { RequestValues } from './sign-off-request.ts'

const FORBIDDEN_SCHEME = /^(javascript|data|blob|file|vbscript|about|view-source|filesystem):/i
const HTTP_WITHOUT_HOST = /^https?:(?!\/\/[^/])/i
const USER_INFORMATION = /^[^/?]*:\/\/[^/?]*@/

/** Checks the URI that PingOne is to return to. OpenID Connect RP-Initiated Logout 1.0, section 3.1 */
export function checkRedirectUri(values: RequestValues, report: Report): void {
  const { postLogoutRedirectUri: uri, postLogoutRedirectUris: registered } = values
  if (!uri) return
  const url = parseUrl(uri)
  const fault = findFault(uri, url)
  if (fault) report('INVALID_REDIRECT_URI', fault)
  else {
    const isInsecure = url?.protocol === 'http:' && !isLoopback(url.hostname)
    if (isInsecure && !values.allowInsecureRedirect) report('INSECURE_REDIRECT_URI')
    if (registered && !registered.includes(uri)) {
      const near = registered[registered.map(normalize).indexOf(normalize(uri))]
      report('UNREGISTERED_REDIRECT_URI', near ? `Pass '${near}' exactly, or a` : 'A')
    }
  }
}

function findFault(uri: string, url: URL | undefined): string | undefined {
  if (!isPlainText(uri) || /[ \\]/.test(uri))
    return 'has a control character or lone surrogate, space or backslash'
  if (!url || HTTP_WITHOUT_HOST.test(uri)) return 'is not absolute'
  if (FORBIDDEN_SCHEME.test(uri)) return 'has a forbidden scheme'
  if (uri.includes('#')) return 'has a fragment'
  if (USER_INFORMATION.test(uri)) return 'has user information'
  // PingOne adds its own, and two would leave open which counts.
  return url.search && url.searchParams.has('state') ? 'has a state parameter' : undefined
}

/** Takes away what people confuse: case, port, a slash at the end. */
function normalize(uri: string): string {
  return uri.toLowerCase().replace(/:\d+(?![^/?])|\/(?![^?])/g, '')
}
