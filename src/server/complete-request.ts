import { readPending, writeDropped } from './pending-cookies.ts'
import { homeOf, type RouteSettings } from './route-settings.ts'
import { requireWebRequest } from './web-request.ts'

/** What a return is. As of `completeSignOff`, `verified` says nothing of PingOne's session. */
export interface SignOffRouteReturn {
  readonly status: 'verified' | 'none' | 'missing' | 'unknown'
  /** A path of the application's own origin. */
  readonly returnTo?: string
  /** For the answer: they drop the cookies that were used up, and keep it out of caches. */
  readonly headers: Headers
}

/** `verified` uses its own up, `missing` all; `unknown` leaves what is pending alone. */
export function completeRequest(settings: RouteSettings, request: Request): SignOffRouteReturn {
  requireWebRequest(request)
  const home = homeOf(request, settings)
  const pending = readPending(request, settings, home)
  const states = new URL(request.url).searchParams.getAll('state')
  const own = pending.filter(({ state }) => state === states[0])
  const status = judgeReturn(states, own.length, pending.length)
  const headers = new Headers({ 'cache-control': 'no-store' })
  const used = { verified: own, missing: pending, none: [], unknown: [] }[status]
  for (const cookie of writeDropped(used, settings, home)) headers.append('set-cookie', cookie)
  const returnTo = status === 'verified' ? own[0]?.returnTo : undefined
  return { status, ...(returnTo !== undefined && { returnTo }), headers }
}

function judgeReturn(states: readonly string[], own: number, pending: number): SignOffRouteReturn['status'] {
  if (states.length === 0) return pending ? 'missing' : 'none'
  return states.length === 1 && own ? 'verified' : 'unknown'
}
