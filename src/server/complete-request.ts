import { judgeReturn } from './judge-return.ts'
import { probesOf } from './probe-settings.ts'
import type { RouteSettings } from './route-settings.ts'
import { requireWebRequest } from './web-request.ts'

/** What a return is. As of `completeSignOff`, `verified` says nothing of PingOne's session. */
export interface SignOffRouteReturn {
  /** As of `completeSignOff`. */
  readonly status: 'verified' | 'none' | 'missing' | 'unknown'
  /** A path of the application's own origin. */
  readonly returnTo?: string
  /** For the answer: they drop the cookies that were used up, and keep it out of caches. */
  readonly headers: Headers
}

/** `verified` uses its own up, `missing` all; `unknown` leaves what is pending alone. */
export function completeRequest(settings: RouteSettings, request: Request): SignOffRouteReturn {
  requireWebRequest(request)
  const { found, pending, headersDropping } = judgeReturn(request, settings, probesOf(settings))
  if (found.status !== 'verified') {
    return { status: found.status, headers: headersDropping(found.status === 'missing' ? pending : []) }
  }
  const { returnTo } = found.pending
  const headers = headersDropping([found.pending])
  return { status: 'verified', ...(returnTo !== undefined && { returnTo }), headers }
}
