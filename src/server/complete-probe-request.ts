import { resolveProbeAnswer } from '../request/resolve-probe-answer.ts'
import { judgeReturn } from './judge-return.ts'
import type { RouteSettings } from './route-settings.ts'

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

/** Judges the answer to a `probe`. Of a living session's code nothing is kept or told. */
export function completeProbeRequest(settings: RouteSettings, request: Request): ProbeRouteAnswer {
  const read = () => {
    const answer = resolveProbeAnswer(new URL(request.url), settings.application.environment.issuer)
    return answer && { status: answer.status, ...(answer.status === 'failed' && { error: answer.error }) }
  }
  return judgeReturn(request, settings, 'probe', read)
}
