import { ENDPOINTS } from '../request/endpoints.ts'
import { writeProbeUrl } from '../request/session-probe.ts'
import { generateState } from '../request/state.ts'
import { type Answer, pageAnswer, respond } from './answer.ts'
import { type Caller, resolveCaller } from './caller.ts'
import { homeOfProbes } from './home.ts'
import { topPage } from './pages.ts'
import { buildPendingCookie, findSurplus, readPending, writeCookie, writeDropped } from './pending-cookies.ts'
import { toReturnPath } from './return-path.ts'
import { homeOf, type RouteSettings, requireProbeUri } from './route-settings.ts'
import { BEGIN_OPTIONS, type BeginOptions, readRouteUser } from './route-user.ts'
import { HINT_LEFT_OUT, tellError } from './tell-error.ts'
import { requireWebRequest } from './web-request.ts'

/** Callers that may be in a frame, where PingOne's cookie is not sent and PingOne's answer would prove nothing. */
const FRAMED: readonly Caller[] = ['frame', 'workerForm']

/**
 * Sends the browser to PingOne to ask whether its session is alive, and sets a cookie that verifies the answer. A frame
 * leaves by the top window.
 */
export async function startProbe(
  settings: RouteSettings,
  request: Request,
  options: BeginOptions,
): Promise<Response> {
  requireWebRequest(request)
  const redirectUri = requireProbeUri(settings)
  const probes = homeOfProbes(homeOf(request, settings))
  // A probe asks by the cookie, whichever endpoint signs off.
  const application = { ...settings.application, endpoint: ENDPOINTS.signoff }
  const state = generateState()
  const { values, user, unusableHint } = readRouteUser(
    application,
    options,
    BEGIN_OPTIONS,
    probes.origin,
    state,
  )
  if (unusableHint) await tellError(settings, unusableHint, HINT_LEFT_OUT)
  const url = writeProbeUrl({ ...application, redirectUri, idToken: user.idToken, state })
  const returnTo = toReturnPath(values.returnTo, probes.origin)
  const cookie = buildPendingCookie(probes, { state, returnTo })
  const surplus = findSurplus(readPending(request, probes), cookie)
  const cookies = [...writeDropped(surplus, probes), writeCookie(cookie)]
  return respond(
    answerTo(resolveCaller(request), url, settings),
    cookies.map((line) => ['set-cookie', line]),
  )
}

function answerTo(caller: Caller, url: string, { origins }: RouteSettings): Answer {
  if (FRAMED.includes(caller)) return pageAnswer(topPage(url, origins ?? []))
  return { status: 303, headers: { location: url }, body: '' }
}
