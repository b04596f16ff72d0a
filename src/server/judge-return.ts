import { type ResolvedReturn, resolveReturn } from '../request/resolve-return.ts'
import { type Pending, readPending, writeDropped } from './pending-cookies.ts'
import { homeOf, type RouteSettings } from './route-settings.ts'

/** What the address of a request is to what is pending in its browser. */
export interface JudgedReturn {
  readonly found: ResolvedReturn<Pending>
  /** Headers of an answer that drop these, and keep it out of caches. */
  readonly headersDropping: (used: readonly Pending[]) => Headers
  /** All that are pending. */
  readonly pending: readonly Pending[]
}

/**
 * Judges by the cookies of one kind; to it a visit is an ordinary one that answers the other kind, as one page may be the
 * Signoff URL and the Redirect URI.
 */
export function judgeReturn(request: Request, settings: RouteSettings, other: RouteSettings): JudgedReturn {
  const home = homeOf(request, settings)
  const states = new URL(request.url).searchParams.getAll('state')
  const pending = readPending(request, settings, home)
  const resolved = resolveReturn(states, pending)
  const isOthers = readPending(request, other, home).some(({ state }) => states.includes(state))
  const found = resolved.status !== 'verified' && isOthers ? ({ status: 'none' } as const) : resolved
  const headersDropping = (used: readonly Pending[]) => {
    const headers = new Headers({ 'cache-control': 'no-store' })
    for (const cookie of writeDropped(used, settings, home)) headers.append('set-cookie', cookie)
    return headers
  }
  return { found, headersDropping, pending }
}
