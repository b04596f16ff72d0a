import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, sortProblems } from '../problems/problem.ts'
import { throwErrors } from '../problems/sign-off-error.ts'
import { checkApplication, type ValidApplication } from '../request/check-application.ts'
import { checkLength } from '../request/check-user.ts'
import { parseUrl } from '../request/parse-url.ts'
import { FUNCTION, type OptionType, type OptionValues, oneOf, readOptions } from '../request/read-options.ts'
import type { SignOffApplication } from '../request/sign-off-request.ts'
import { generateState } from '../request/state.ts'

/** The application's part of a sign-off, the same for every user. */
export interface SignOffRoutesConfig extends SignOffApplication {
  /** `'auto'`, the default: GET, or POST when the GET's request line would pass 8,000 octets. */
  method?: 'auto' | 'GET' | 'POST' | null | undefined
  /** The application's public origin, where a proxy hides it from the requests. */
  origin?: string | null | undefined
  /** `'page'`, the default: a page that leaves at once. `'redirect'`: a 303, where the site's CSP allows it. */
  answer?: 'page' | 'redirect' | null | undefined
  /** Told of a `clearSession` that failed, which stops nothing. */
  onError?: ((error: unknown) => void) | null | undefined
}

const ROUTE_OPTIONS: {
  method: OptionType<'auto' | 'GET' | 'POST'>
  origin: OptionType<string>
  answer: OptionType<'page' | 'redirect'>
  onError: OptionType<(error: unknown) => void>
} = {
  method: oneOf('auto', 'GET', 'POST'),
  origin: {
    expected: 'an origin such as https://app.example.com',
    accept: (value) => (isOrigin(value) ? value : undefined),
  },
  answer: oneOf('page', 'redirect'),
  onError: FUNCTION as OptionType<never>,
}

/** A copy: what was checked is what is sent, whatever becomes of the configuration. */
export interface RouteSettings extends OptionValues<typeof ROUTE_OPTIONS> {
  readonly application: ValidApplication
}

/** Checks once what is the same for every user, so that a mistake does not wait for the first sign-off. */
export function readRouteSettings(config: SignOffRoutesConfig): RouteSettings {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const application = checkApplication(config, report)
  const values = readOptions(config, ROUTE_OPTIONS, report)
  // Every sign-off with a way back has a state.
  checkLength(application.postLogoutRedirectUri, generateState(), report)
  if (values.method === 'POST' && application.endpoint.endsByToken) {
    const fault = 'is POST, but idpSignoff needs GET'
    report('INVALID_OPTION', 'method', fault)
  }
  throwErrors(sortProblems(problems))
  return { ...values, application: application as ValidApplication }
}

/** The application's public origin: a proxy may hide it from the request. */
export function originOf({ origin }: RouteSettings, { url }: Request): string {
  return origin ?? new URL(url).origin
}

function isOrigin(value: unknown): value is string {
  return typeof value === 'string' && /^https?:/.test(value) && parseUrl(value)?.origin === value
}
