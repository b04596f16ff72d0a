import { judgeReturn } from './judge-return.ts'
import type { RouteSettings } from './route-settings.ts'

/** What a request is. As with `completeSignOff`, `verified` says nothing about PingOne's session. */
export interface SignOffRouteReturn {
  /** The same as in the result of `completeSignOff`. */
  readonly status: 'verified' | 'none' | 'missing' | 'unknown'
  /** A path of the application's own origin. */
  readonly returnTo?: string
  /** Headers for the answer. They delete the cookies that were used up, and keep the answer out of caches. */
  readonly headers: Headers
}

/** Judges the return from a `start`. */
export function completeRequest(settings: RouteSettings, request: Request): SignOffRouteReturn {
  return judgeReturn(request, settings, 'sign-off', () => ({ status: 'verified' }) as const)
}
