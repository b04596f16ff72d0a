import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, sortProblems } from '../problems/problem.ts'
import { throwErrors } from '../problems/sign-off-error.ts'
import type { ValidRequest } from '../request/check-request.ts'
import { checkUser } from '../request/check-user.ts'
import { FUNCTION, type OptionType, type OptionValues, readOptions, STRING } from '../request/read-options.ts'
import { isPost } from '../request/request-line.ts'
import { formOf } from '../request/sign-off-form.ts'
import { urlOf } from '../request/sign-off-url.ts'
import { generateState } from '../request/state.ts'
import { prefersJson } from './accept.ts'
import { formPage, type LeavingPage, linkPage } from './leaving-page.ts'
import { isOwnRequest } from './own-request.ts'
import { toReturnPath } from './return-path.ts'
import { originOf, type RouteSettings } from './route-settings.ts'
import { writeStateCookie } from './state-cookie.ts'

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

const START_OPTIONS: {
  idToken: OptionType<string>
  returnTo: OptionType<string>
  clearSession: OptionType<() => unknown>
} = { idToken: STRING, returnTo: STRING, clearSession: FUNCTION }

/** Everything is checked and built before the session is cleared. */
export async function startSignOff(
  settings: RouteSettings,
  request: Request,
  options: StartOptions,
): Promise<Response> {
  const origin = originOf(settings, request)
  if (request.method !== 'POST') return refuse(405, { allow: 'POST' })
  if (!isOwnRequest(request, origin)) return refuse(403)
  const { checked, returnTo, clearSession } = check(settings, options)
  const headers = await clear(clearSession, settings)
  headers.set('cache-control', 'no-store')
  headers.set('referrer-policy', 'no-referrer')
  if (checked.state) {
    const pending = { state: checked.state, returnTo: toReturnPath(returnTo, origin) }
    headers.append('set-cookie', writeStateCookie(pending, origin))
  }
  return answer(settings, checked, prefersJson(request), headers)
}

function check(
  settings: RouteSettings,
  options: StartOptions,
): OptionValues<typeof START_OPTIONS> & { checked: ValidRequest } {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = readOptions(options, START_OPTIONS, report)
  const { application } = settings
  const state = application.postLogoutRedirectUri && generateState()
  const user = checkUser({ idToken: values.idToken, state }, application, report)
  throwErrors(sortProblems(problems))
  return { ...values, checked: { ...application, ...user } }
}

/** Neither a failure nor an `onError` that fails in its turn stops the sign-off. */
async function clear(
  clearSession: (() => unknown) | undefined,
  { onError }: RouteSettings,
): Promise<Headers> {
  try {
    return toHeaders(await clearSession?.())
  } catch (error) {
    await Promise.resolve()
      .then(() => onError?.(error))
      .catch(() => {})
    return new Headers()
  }
}

/** The platform's own error would quote the header, session cookie and all. */
function toHeaders(cleared: unknown): Headers {
  const problems: SignOffProblem[] = []
  let headers = new Headers()
  try {
    headers = new Headers((cleared as Cleared) ?? undefined)
  } catch {
    const fault = 'is not a function that returns headers or nothing'
    createReport(problems)('INVALID_OPTION', 'clearSession', fault)
  }
  throwErrors(problems)
  return headers
}

function answer(settings: RouteSettings, checked: ValidRequest, isJson: boolean, headers: Headers): Response {
  const isForm = isPost({ ...checked, method: settings.method })
  if (isJson) {
    headers.set('content-type', 'application/json')
    return respond(200, headers, JSON.stringify(isForm ? formOf(checked) : { url: urlOf(checked) }))
  }
  if (isForm) return pageAnswer(formPage(formOf(checked)), headers)
  if (settings.answer !== 'redirect') return pageAnswer(linkPage(urlOf(checked)), headers)
  headers.set('location', urlOf(checked))
  return respond(303, headers)
}

function pageAnswer({ html, policy }: LeavingPage, headers: Headers): Response {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', policy)
  return respond(200, headers, html)
}

function refuse(status: number, headers: Record<string, string> = {}): Response {
  return respond(status, new Headers({ ...headers, 'cache-control': 'no-store' }))
}

/** With all that `Response` reads, which it would take from a polluted prototype. */
function respond(status: number, headers: Headers, body: string | null = null): Response {
  return new Response(body, { status, statusText: '', headers })
}
