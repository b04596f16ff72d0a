import { type Answer, pageAnswer, refusalAnswer, respond } from './answer.ts'
import { hasAsked, writePressed } from './asked-cookie.ts'
import type { Caller } from './caller.ts'
import { buttonPage, pressedPage } from './pages.ts'
import { REFUSALS, type Refusal } from './refusals.ts'
import { homeOf, type RouteSettings } from './route-settings.ts'
import { tellError } from './tell-error.ts'
import { ownPath } from './web-request.ts'

/** Callers that read JSON or nothing. All others are people, who are shown a page. */
const PROGRAMS: readonly Caller[] = ['json', 'svelteKit', 'script', 'unread']

const NAVIGATIONS: readonly Caller[] = ['form', 'workerForm', 'frame']

/** Refuses a request that is not a POST. It comes from a link, or from a router that uses GET after a refused POST. */
export function refuseMethod(caller: Caller, request: Request, settings: RouteSettings): Response {
  const allow = ['allow', 'POST'] as const
  if (!isPressed(caller, request, settings))
    return respond(refusalFor(caller, REFUSALS.notAPost, buttonPage, request, settings), [allow])
  const answer = refusalFor(caller, REFUSALS.notAPost, pressedPage, request, settings)
  return respond(answer, [allow, ['set-cookie', writePressed(homeOf(request, settings))]])
}

/**
 * Checks whether a page is loaded by GET after a script of the application has asked. A page that is fetched in advance
 * does not count.
 */
function isPressed(caller: Caller, request: Request, settings: RouteSettings): boolean {
  const { method, headers } = request
  const isSure = headers.get('sec-fetch-site') === 'same-origin' && !headers.has('sec-purpose')
  const isPage = method === 'GET' && NAVIGATIONS.includes(caller)
  return isSure && isPage && hasAsked(request, homeOf(request, settings))
}

/** Refuses a request from elsewhere, and tells the application: a proxy may have made an own request look foreign. */
export async function refuseForeign(
  caller: Caller,
  request: Request,
  settings: RouteSettings,
): Promise<Response> {
  const { code, message, fix } = REFUSALS.foreign
  const text = `${message} ${fix}`
  await tellError(settings, Object.assign(new Error(text), { code }), text)
  return respond(refusalFor(caller, REFUSALS.foreign, buttonPage, request, settings))
}

function refusalFor(
  caller: Caller,
  refusal: Refusal,
  page: typeof buttonPage,
  request: Request,
  { origins }: RouteSettings,
): Answer {
  if (PROGRAMS.includes(caller)) return refusalAnswer(refusal)
  return pageAnswer(page(refusal, { path: ownPath(request), origins: origins ?? [] }), refusal.status)
}
