import { judgeReturn } from './judge-return.ts'
import type { RouteSettings } from './route-settings.ts'

/** What a return is. As of `completeSignOff`, `verified` says nothing of PingOne's session. */
export interface SignOffRouteReturn {
  /** As of `completeSignOff`. */
  readonly status: 'verified' | 'none' | 'missing' | 'unknown'
  /** A path of the application's own origin. */
  readonly returnTo?: string
  /** For the answer: they drop the cookies that were used up, and keep it out of caches. */
  readonly headers: Headers
}

/** Judges the return from a `start`. */
export function completeRequest(settings: RouteSettings, request: Request): SignOffRouteReturn {
  return judgeReturn(request, settings, 'sign-off', () => ({ status: 'verified' }) as const)
}
