import { FUNCTION, type OptionType } from '../request/read-options.ts'
import { respond } from './answer.ts'
import { dropAsked, writeAsked } from './asked-cookie.ts'
import { resolveCaller } from './caller.ts'
import { clearSession } from './clear-session.ts'
import type { HeaderPairs } from './cleared-headers.ts'
import type { Home } from './home.ts'
import { isOwnRequest } from './own-request.ts'
import { findSurplus, readPending, type SignOffCookie, writeCookie, writeDropped } from './pending-cookies.ts'
import { prepareSignOff } from './prepare-sign-off.ts'
import { refuseForeign, refuseMethod } from './refuse.ts'
import { ANSWER, homeOf, type RouteSettings } from './route-settings.ts'
import { BEGIN_OPTIONS, type BeginOptions } from './route-user.ts'
import { HINT_LEFT_OUT, tellError } from './tell-error.ts'
import { resolveWay } from './ways-to-leave.ts'
import { ownPath, requireWebRequest } from './web-request.ts'

/** What `start` has to know about the user and about the caller. */
export interface StartOptions extends BeginOptions {
  /**
   * Ends the application's session, within 2 seconds. It may return `Headers`, pairs or an object. `Set-Cookie` and
   * `Clear-Site-Data` in them are sent with the answer. Anything else that it returns is dropped.
   */
  clearSession?: (() => unknown) | null | undefined
  /** Replaces `answer` of the configuration for this call. */
  answer?: 'page' | 'redirect' | null | undefined
}

const START_OPTIONS: typeof BEGIN_OPTIONS & {
  clearSession: OptionType<() => unknown>
  answer: OptionType<'page' | 'redirect'>
} = { ...BEGIN_OPTIONS, clearSession: FUNCTION, answer: ANSWER }

/**
 * Signs off the user of a POST. For every kind of caller, either the browser leaves for PingOne, or nothing is cleared
 * and the answer says what to change. So the answer is built first, and the session is cleared only if that answer
 * makes the browser leave.
 */
export async function startSignOff(
  settings: RouteSettings,
  request: Request,
  options: StartOptions,
): Promise<Response> {
  requireWebRequest(request)
  const caller = resolveCaller(request)
  if (request.method !== 'POST') return refuseMethod(caller, request, settings)
  if (!isOwnRequest(request, settings)) return refuseForeign(caller, request, settings)
  const home = homeOf(request, settings)
  const prepared = prepareSignOff(settings, options, START_OPTIONS, home)
  const { cookie, unusableHint, values } = prepared
  const departure = { ...prepared, path: ownPath(request), origins: settings.origins ?? [] }
  const { leaves, answer } = resolveWay(caller, departure, (values.answer ?? settings.answer) === 'redirect')
  if (!leaves) return respond(answer, asSetCookies(writeAsked(request, home)))
  if (unusableHint) await tellError(settings, unusableHint, HINT_LEFT_OUT)
  const cleared = await clearSession(values.clearSession, cookie !== undefined, settings, {
    idToken: values.idToken,
    state: prepared.checked.state,
    sessionToken: request.headers.get('cookie') ?? undefined,
  })
  const cookies = cookiesFor(cookie, request, home)
  return respond(answer, [...cleared, ...asSetCookies(cookies)])
}

function asSetCookies(lines: string[]): HeaderPairs {
  return lines.map((line) => ['set-cookie', line])
}

/** Writes the sign-off's own cookie, and deletes those that have piled up and the one that says that a script asked. */
function cookiesFor(cookie: SignOffCookie | undefined, request: Request, home: Home): string[] {
  const asked = dropAsked(request, home)
  if (!cookie) return asked
  const surplus = findSurplus(readPending(request, home), cookie)
  return [...asked, ...writeDropped(surplus, home), writeCookie(cookie)]
}
