import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, requireNoErrors, sortProblems } from '../problems/problem.ts'
import { throwErrors } from '../problems/sign-off-error.ts'
import {
  type CheckedApplication,
  checkApplication,
  type ValidApplication,
} from '../request/check-application.ts'
import { checkLength } from '../request/check-length.ts'
import { checkRedirectUri } from '../request/check-redirect-uri.ts'
import { parseUrl } from '../request/parse-url.ts'
import {
  FUNCTION,
  type OptionType,
  type OptionValues,
  oneOf,
  readOptions,
  STRING,
} from '../request/read-options.ts'
import { probeErrors } from '../request/session-probe.ts'
import { APPLICATION_OPTIONS, type SignOffApplication } from '../request/sign-off-request.ts'
import { generateState } from '../request/state.ts'
import { toCookieName, toOrigins } from './config-values.ts'
import { createHome, type Home } from './home.ts'
import { checkInherited } from './inherited-options.ts'

/** The application's part of a sign-off, the same for every user. */
export interface SignOffRoutesConfig extends SignOffApplication {
  /** `'auto'`, the default, uses GET, or POST when the request line of the GET would exceed 8,000 octets. */
  method?: 'auto' | 'GET' | 'POST' | null | undefined
  /**
   * The application's public origin, or a list of all origins whose pages may sign off, the application's first.
   * Default: the origin of an http(s) `postLogoutRedirectUri`, else the request's, which may be wrong behind a proxy.
   */
  origin?: string | readonly string[] | null | undefined
  /**
   * `'page'`, the default, is a page that leaves at once. `'redirect'` is a 303, for where the CSP allows it or a
   * router follows it.
   */
  answer?: 'page' | 'redirect' | null | undefined
  /** The name of the cookies that verify a return. Default: `pingone-signoff`. Set it if applications share a host. */
  cookieName?: string | null | undefined
  /** One of the application's Redirect URIs, on its own origin. PingOne answers a `probe` there. Needs `clientId`. */
  probeRedirectUri?: string | null | undefined
  /**
   * Called with each error that is not thrown: a failed clean-up, a hint that was left out, a request from elsewhere.
   * The default writes a line to the console.
   */
  onError?: ((error: unknown) => unknown) | null | undefined
}

/** How `start` answers a page. */
export const ANSWER: OptionType<'page' | 'redirect'> = oneOf('page', 'redirect')

const ROUTE_OPTIONS: {
  method: OptionType<'auto' | 'GET' | 'POST'>
  origin: OptionType<readonly [string, ...string[]]>
  answer: OptionType<'page' | 'redirect'>
  cookieName: OptionType<string>
  probeRedirectUri: OptionType<string>
  onError: OptionType<(error: unknown) => unknown>
} = {
  method: oneOf('auto', 'GET', 'POST'),
  origin: { expected: 'an origin such as https://app.example.com, or a list of them', accept: toOrigins },
  answer: ANSWER,
  cookieName: { expected: 'a name of letters, digits, - and _, 64 at most', accept: toCookieName },
  probeRedirectUri: STRING,
  onError: FUNCTION as OptionType<never>,
}

const CONFIG_NAMES = Object.keys({ ...APPLICATION_OPTIONS, ...ROUTE_OPTIONS })

/** A copy of the configuration. What was checked is what is sent, even if the configuration changes later. */
export interface RouteSettings extends Omit<OptionValues<typeof ROUTE_OPTIONS>, 'origin'> {
  readonly application: ValidApplication
  /** The configured origins, the application's first. */
  readonly origins: readonly [string, ...string[]] | undefined
  /** The application's home, if it is known without a request. */
  readonly home: Home | undefined
  /** Whether a return can carry a cookie of the application, and so be verified. */
  readonly canVerify: boolean
}

/** Checks once what is the same for every user, so that a mistake shows before the first sign-off. */
export function readRouteSettings(config: SignOffRoutesConfig): RouteSettings {
  const problems: SignOffProblem[] = checkInherited(config, CONFIG_NAMES)
  const report = createReport(problems)
  const application = checkApplication(config, report)
  const { origin, ...values } = readOptions(config, ROUTE_OPTIONS, report)
  // A sign-off whose return can be verified has a state.
  checkLength(application.postLogoutRedirectUri, generateState(), report)
  if (values.method === 'POST' && application.endpoint.endsByToken) {
    report('INVALID_OPTION', 'method', 'is POST, but idpSignoff needs GET')
  }
  if (values.probeRedirectUri) checkProbeUri(values.probeRedirectUri, application, origin, problems)
  throwErrors(sortProblems(problems))
  const landing = originOfPage(application.postLogoutRedirectUri)
  const settings = {
    ...values,
    origins: origin,
    application: application as ValidApplication,
    canVerify: landing !== undefined && (origin?.includes(landing) ?? true),
  }
  const own = origin?.[0] ?? landing
  return { ...settings, home: own === undefined ? undefined : homeAt(own, settings) }
}

/** Checks the URI for probes. On another origin the cookie that verifies the answer would not be sent. */
function checkProbeUri(
  uri: string,
  { allowInsecureRedirect, clientId, postLogoutRedirectUri }: CheckedApplication,
  origins: readonly string[] | undefined,
  problems: SignOffProblem[],
): void {
  const report = createReport(problems, probeErrors('probeRedirectUri'))
  const landing = originOfPage(uri)
  const known = origins ?? [originOfPage(postLogoutRedirectUri) ?? landing]
  if (!clientId) report('INVALID_OPTION', 'clientId', 'is missing, which probeRedirectUri needs')
  if (checkRedirectUri(uri, allowInsecureRedirect, report) && !(landing && known.includes(landing))) {
    report('INVALID_OPTION', 'probeRedirectUri', "is not on the application's origin")
  }
}

/** Returns the application's home, else a home at the request's origin, which may be wrong behind a proxy. */
export function homeOf({ url }: Request, settings: RouteSettings): Home {
  return settings.home ?? homeAt(new URL(url).origin, settings)
}

function homeAt(
  origin: string,
  { cookieName, application }: Pick<RouteSettings, 'cookieName' | 'application'>,
): Home {
  return createHome(origin, { cookieName, allowInsecure: application.allowInsecureRedirect === true })
}

function originOfPage(uri = ''): string | undefined {
  const url = parseUrl(uri)
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined
}

/** @throws SignOffError if the configuration has no URI for probes */
export function requireProbeUri({ probeRedirectUri }: RouteSettings): string {
  requireNoErrors((report) => {
    if (!probeRedirectUri) report('INVALID_OPTION', 'probeRedirectUri', 'is missing')
  })
  return probeRedirectUri as string
}
