import { beginSignOff, type SignOffBeginning } from './begin-sign-off.ts'
import { completeProbeRequest, type ProbeRouteAnswer } from './complete-probe-request.ts'
import { completeRequest, type SignOffRouteReturn } from './complete-request.ts'
import { readRouteSettings, type SignOffRoutesConfig } from './route-settings.ts'
import type { BeginOptions } from './route-user.ts'
import { startProbe } from './start-probe.ts'
import { type StartOptions, startSignOff } from './start-sign-off.ts'

/** The routes of a sign-off, and of the check whether it has ended the session, for web `Request` and `Response`. */
export interface SignOffRoutes {
  /**
   * Signs off the user of a POST. For every kind of caller, either the browser leaves for PingOne, or nothing is
   * cleared and the answer says what to change. Rejects with a `SignOffError` if no request can be built. Nothing is
   * cleared then.
   */
  start: (request: Request, options?: StartOptions) => Promise<Response>
  /**
   * Does the same without a request, an answer or a clean-up. It is for frameworks that answer in their own way, and
   * that check themselves whose request it is: server actions, form actions.
   */
  begin: (options?: BeginOptions) => Promise<SignOffBeginning>
  /** Tells whether a request is the return from a `start`. Throws only if the request is not a web Request. */
  complete: (request: Request) => SignOffRouteReturn
  /**
   * Answers with a redirect that asks PingOne whether its session is alive. If an ID token is given, it asks about the
   * session of that user. Takes GET and POST, for example from the page of the return. Needs `probeRedirectUri` and
   * `clientId` in the configuration.
   */
  probe: (request: Request, options?: BeginOptions) => Promise<Response>
  /** Tells what PingOne answered to a `probe`. Throws only if the request is not a web Request. */
  completeProbe: (request: Request) => ProbeRouteAnswer
}

/**
 * Creates the routes of a back end that signs people off. The application POSTs to `start`, and PingOne sends people
 * back to `complete`. `probe` and `completeProbe` ask PingOne whether its session has ended. No state is kept in
 * memory: any number of instances can serve them.
 *
 * @param config the application's part of the request
 * @throws SignOffError if anything is wrong with the configuration
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
