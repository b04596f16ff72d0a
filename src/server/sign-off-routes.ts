import { beginSignOff, type SignOffBeginning } from './begin-sign-off.ts'
import { completeProbeRequest, type ProbeRouteAnswer } from './complete-probe-request.ts'
import { completeRequest, type SignOffRouteReturn } from './complete-request.ts'
import { readRouteSettings, type SignOffRoutesConfig } from './route-settings.ts'
import type { BeginOptions } from './route-user.ts'
import { startProbe } from './start-probe.ts'
import { type StartOptions, startSignOff } from './start-sign-off.ts'

/** The routes of a sign-off, and of the question whether it has ended the session, for whatever speaks web `Request` and `Response`. */
export interface SignOffRoutes {
  /**
   * Signs the user of a POST off: whoever posts, either the browser leaves for PingOne, or nothing is cleared and the answer
   * says what to change. Rejects with a `SignOffError` where no request can be built, nothing cleared.
   */
  start: (request: Request, options?: StartOptions) => Promise<Response>
  /**
   * The same without request, answer or clean-up, for frameworks that answer in their own way and check themselves whose
   * request it is: server actions, form actions.
   */
  begin: (options?: BeginOptions) => Promise<SignOffBeginning>
  /** Tells whether a request is the return from a `start`. Throws for what is no web Request alone. */
  complete: (request: Request) => SignOffRouteReturn
  /**
   * Answers with a redirect to PingOne that asks whether its session lives, of this user where an ID token is given; for GET
   * and POST, from the page of the return, say. Needs `probeRedirectUri` and `clientId` of the configuration.
   */
  probe: (request: Request, options?: BeginOptions) => Promise<Response>
  /** Tells what PingOne answered to a `probe`. Throws for what is no web Request alone. */
  completeProbe: (request: Request) => ProbeRouteAnswer
}

/**
 * Makes the routes of a back end that signs people off: `start`, to which the application POSTs, and `complete`, to which
 * PingOne sends them back; `probe` and `completeProbe` ask PingOne whether its session has ended. No state in memory: any number of instances can serve them.
 *
 * @param config the application's part of the request
 * @throws SignOffError for whatever is wrong with the configuration
 * @example
 * ```ts
 * import { createSignOffRoutes } from 'pingone-signoff/server'
 *
 * const routes = createSignOffRoutes({
 *   authPath: 'https://auth.pingone.eu',
 *   envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 *   postLogoutRedirectUri: 'https://app.example.com/signed-off',
 * })
 *
 * export function handle(request: Request): Promise<Response> | Response {
 *   if (new URL(request.url).pathname === '/sign-off') return routes.start(request, { returnTo: '/welcome' })
 *   const { returnTo = '/', headers } = routes.complete(request)
 *   headers.set('location', returnTo)
 *   return new Response(null, { status: 303, headers })
 * }
 * ```
 */
export function createSignOffRoutes(config: SignOffRoutesConfig): SignOffRoutes {
  const settings = readRouteSettings(config)
  return {
    start: (request, options = {}) => startSignOff(settings, request, options),
    begin: (options = {}) => beginSignOff(settings, options),
    complete: (request) => completeRequest(settings, request),
    probe: async (request, options = {}) => startProbe(settings, request, options),
    completeProbe: (request) => completeProbeRequest(settings, request),
  }
}
