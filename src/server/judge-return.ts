import { type NoReturn, resolveReturn } from '../request/resolve-return.ts'
import { homeOfProbes } from './home.ts'
import { type Pending, readPending, writeDropped } from './pending-cookies.ts'
import { homeOf, type RouteSettings } from './route-settings.ts'
import { requireWebRequest } from './web-request.ts'

/**
 * What a visit is for one kind of return, and the headers for the answer. They delete the cookies that were used up,
 * and keep the answer out of caches.
 */
export type JudgedReturn<Answer> = (NoReturn | (Answer & { readonly returnTo?: string })) & {
  readonly headers: Headers
}

/**
 * Judges a visit by the cookies of one kind. An answer uses up its own cookie, and `missing` uses up all. `unknown`
 * leaves all pending cookies alone. A visit that answers the other kind is an ordinary one, since one page may be both
 * the Signoff URL and the Redirect URI.
 *
 * @param kind the kind of the cookies
 * @param read returns what a return with a pending state says, or nothing if it is not PingOne's answer
 */
export function judgeReturn<Answer>(
  request: Request,
  settings: RouteSettings,
  kind: 'sign-off' | 'probe',
  read: () => Answer | undefined,
): JudgedReturn<Answer> {
  requireWebRequest(request)
  const home = homeOf(request, settings)
  const probes = homeOfProbes(home)
  const [own, other] = kind === 'probe' ? [probes, home] : [home, probes]
  const states = new URL(request.url).searchParams.getAll('state')
  const pending = readPending(request, own)
  const found = resolveReturn(states, pending)
  const dropping = (used: readonly Pending[]) => headersFor(writeDropped(used, own))
  if (found.status === 'verified') {
    const answer = read()
    if (!answer) return { status: 'unknown', headers: dropping([]) }
    const { returnTo } = found.pending
    return { ...answer, ...(returnTo !== undefined && { returnTo }), headers: dropping([found.pending]) }
  }
  const isOthers = readPending(request, other).some(({ state }) => states.includes(state))
  if (isOthers) return { status: 'none', headers: dropping([]) }
  return { ...found, headers: dropping(found.status === 'missing' ? pending : []) }
}

function headersFor(cookies: readonly string[]): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return headers
}
