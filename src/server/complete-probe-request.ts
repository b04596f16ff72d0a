import { resolveProbeAnswer } from '../request/resolve-probe-answer.ts'
import { judgeReturn } from './judge-return.ts'
import type { RouteSettings } from './route-settings.ts'

/** What PingOne said about its session. */
export interface ProbeRouteAnswer {
  /** The same as in the result of `completeProbe`. */
  readonly status: 'ended' | 'alive' | 'failed' | 'none' | 'missing' | 'unknown'
  /** The error code that PingOne sent, if the status is `failed`. */
  readonly error?: string
  /** A path of the application's own origin. */
  readonly returnTo?: string
  /** Headers for the answer. They delete the cookies that were used up, and keep the answer out of caches. */
  readonly headers: Headers
}

/** Judges the answer to a `probe`. The code that PingOne sends for a living session is neither kept nor returned. */
export function completeProbeRequest(settings: RouteSettings, request: Request): ProbeRouteAnswer {
  const read = () => {
    const answer = resolveProbeAnswer(new URL(request.url), settings.application.environment.issuer)
    return answer && { status: answer.status, ...(answer.status === 'failed' && { error: answer.error }) }
  }
  return judgeReturn(request, settings, 'probe', read)
}
