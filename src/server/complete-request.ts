import { originOf, type RouteSettings } from './route-settings.ts'
import { dropStateCookie, readStateCookie } from './state-cookie.ts'

/** What a return is. As of `completeSignOff`, `verified` says nothing of PingOne's session. */
export interface SignOffRouteReturn {
  readonly status: 'verified' | 'none' | 'missing' | 'unknown'
  /** A path of the application's own origin. */
  readonly returnTo?: string
  /** For the answer: they drop the cookie. */
  readonly headers: Headers
}

/** As `completeSignOff`: `unknown` leaves what is pending alone. */
export function completeRequest(settings: RouteSettings, request: Request): SignOffRouteReturn {
  const origin = originOf(settings, request)
  const pending = readStateCookie(request, origin)
  const states = new URL(request.url).searchParams.getAll('state')
  const headers = new Headers()
  const status = judge(states, pending?.state)
  if (status === 'verified' || status === 'missing') headers.append('set-cookie', dropStateCookie(origin))
  const isReturned = status === 'verified' && pending?.returnTo !== undefined
  return { status, ...(isReturned && { returnTo: pending.returnTo }), headers }
}

function judge(states: readonly string[], pending: string | undefined): SignOffRouteReturn['status'] {
  if (states.length === 0) return pending ? 'missing' : 'none'
  return states.length === 1 && states[0] === pending ? 'verified' : 'unknown'
}
