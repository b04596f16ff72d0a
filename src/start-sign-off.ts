import { prefersJson } from './accept.ts'
import { type CheckedRequest, checkRequest } from './check-request.ts'
import { formPage, type LeavingPage, linkPage } from './leaving-page.ts'
import { isOwnRequest } from './own-request.ts'
import { toReturnPath } from './return-path.ts'
import { originOf, type RouteSettings } from './route-settings.ts'
import { errorOf } from './sign-off-error.ts'
import { generateState } from './state.ts'
import { writeStateCookie } from './state-cookie.ts'
import { formOf, isPost, urlOf } from './wire.ts'

/** HeadersInit by another way, since Node's types have no such name. */
type Cleared = ConstructorParameters<typeof Headers>[0]

/** What `start` has to know of the user. */
export interface StartOptions {
  /** The ID token of the session. */
  idToken?: string | null | undefined
  /** Handed back by `complete`, if it is a path of the application's own origin. */
  returnTo?: string | null | undefined
  /** Ends the application's session, and gives the headers that tell the browser. */
  clearSession?: (() => Cleared | Promise<Cleared>) | (() => void | Promise<void>) | undefined
}

/** Everything is checked and built before the session is cleared. */
export async function startSignOff(
  settings: RouteSettings,
  request: Request,
  options: StartOptions,
): Promise<Response> {
  const origin = originOf(settings, request)
  if (request.method !== 'POST') return refuse(405, { allow: 'POST' })
  if (!isOwnRequest(request, origin)) return refuse(403)
  // Own properties only: a polluted prototype has no say.
  const own: StartOptions = Object.assign(Object.create(null), options)
  const { idToken = null, returnTo, clearSession } = own
  const state = settings.request.postLogoutRedirectUri ? generateState() : null
  const checked = checkRequest({ ...settings.request, idToken, state })
  if (checked.problems.length) throw errorOf(checked.problems)
  const headers = await clear(clearSession, settings)
  headers.set('cache-control', 'no-store')
  headers.set('referrer-policy', 'no-referrer')
  if (state) {
    const pending = { state, returnTo: toReturnPath(returnTo, origin) }
    headers.append('set-cookie', writeStateCookie(pending, origin))
  }
  return answer(settings, checked, prefersJson(request), headers)
}

async function clear(
  clearSession: StartOptions['clearSession'],
  { onError }: RouteSettings,
): Promise<Headers> {
  try {
    return new Headers((await clearSession?.()) ?? undefined)
  } catch (error) {
    onError?.(error)
    return new Headers()
  }
}

function answer(
  settings: RouteSettings,
  checked: CheckedRequest,
  isJson: boolean,
  headers: Headers,
): Response {
  const isForm = isPost({ ...checked, method: settings.method })
  if (isJson) {
    headers.set('content-type', 'application/json')
    return new Response(JSON.stringify(isForm ? formOf(checked) : { url: urlOf(checked) }), { headers })
  }
  if (isForm) return pageAnswer(formPage(formOf(checked)), headers)
  if (settings.answer !== 'redirect') return pageAnswer(linkPage(urlOf(checked)), headers)
  headers.set('location', urlOf(checked))
  return new Response(null, { status: 303, headers })
}

function pageAnswer({ html, policy }: LeavingPage, headers: Headers): Response {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', policy)
  return new Response(html, { headers })
}

function refuse(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...headers, 'cache-control': 'no-store' } })
}
