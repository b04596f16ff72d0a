import { resolveProbeAnswer } from '../request/resolve-probe-answer.ts'
import { judgeReturn } from './judge-return.ts'
import { probesOf } from './probe-settings.ts'
import type { RouteSettings } from './route-settings.ts'
import { requireWebRequest } from './web-request.ts'

/** What PingOne said of its session. As of `completeProbe`. */
export interface ProbeRouteAnswer {
  /** As of `completeProbe`. */
  readonly status: 'ended' | 'alive' | 'failed' | 'none' | 'missing' | 'unknown'
  /** Of `failed`: PingOne's word for it. */
  readonly error?: string
  /** A path of the application's own origin. */
  readonly returnTo?: string
  /** For the answer: they drop the cookies that were used up, and keep it out of caches. */
  readonly headers: Headers
}

/** An answer uses its own up, `missing` all; `unknown` leaves what is pending alone. The code is dropped. */
export function completeProbeRequest(settings: RouteSettings, request: Request): ProbeRouteAnswer {
  requireWebRequest(request)
  const { found, pending, headersDropping } = judgeReturn(request, probesOf(settings), settings)
  if (found.status !== 'verified') {
    return { status: found.status, headers: headersDropping(found.status === 'missing' ? pending : []) }
  }
  const answer = resolveProbeAnswer(new URL(request.url), settings.application.environment.issuer)
  if (!answer) return { status: 'unknown', headers: headersDropping([]) }
  const { returnTo } = found.pending
  return {
    status: answer.status,
    ...(answer.status === 'failed' && { error: answer.error }),
    ...(returnTo !== undefined && { returnTo }),
    headers: headersDropping([found.pending]),
  }
}
