import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, settle } from '../problems/problem.ts'
import { throwErrors } from '../problems/sign-off-error.ts'
import { checkRequest } from '../request/check-request.ts'
import { parseUrl } from '../request/parse-url.ts'
import { FUNCTION, type OptionType, type OptionValues, oneOf, readOptions } from '../request/read-options.ts'
import { REQUEST_OPTIONS, type RequestValues, type SignOffRequest } from '../request/sign-off-request.ts'
import { generateState } from '../request/state.ts'

/** The application's part of a sign-off, the same for every user. */
export interface SignOffRoutesConfig extends Omit<SignOffRequest, 'idToken' | 'state'> {
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
  origin: ['an origin such as https://app.example.com', (value) => (isOrigin(value) ? value : undefined)],
  answer: oneOf('page', 'redirect'),
  onError: FUNCTION as OptionType<never>,
}

const { idToken, state, ...APPLICATION_OPTIONS } = REQUEST_OPTIONS
const CONFIG_OPTIONS = { ...APPLICATION_OPTIONS, ...ROUTE_OPTIONS }

/** What only a hint can settle, so that a configuration may lack it. */
const SETTLED_BY_HINT: readonly string[] = ['UNKNOWN_REGION', 'ID_TOKEN_REQUIRED']

/** A copy in depth: what was checked is what is sent, whatever becomes of the configuration. */
export interface RouteSettings
  extends Omit<RequestValues, 'idToken' | 'state' | 'extraParameters'>,
    OptionValues<typeof ROUTE_OPTIONS> {
  readonly extraParameters: Record<string, string>
}

/** Checks once what is the same for every user, so that a mistake does not wait for the first sign-off. */
export function readRouteSettings(config: SignOffRoutesConfig): RouteSettings {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = readOptions(config, CONFIG_OPTIONS, report)
  const settings = { ...values, extraParameters: Object.fromEntries(values.extraParameters ?? []) }
  const checked = checkRequest(settings, () => generateState())
  if (values.method === 'POST' && values.endpoint === 'idpSignoff') {
    report('INVALID_OPTION', 'method', 'GET, as idpSignoff needs')
  }
  const wrong = checked.problems.filter(({ code }) => !SETTLED_BY_HINT.includes(code))
  throwErrors(settle([...problems, ...wrong]))
  return settings
}

/** The application's public origin: a proxy may hide it from the request. */
export function originOf({ origin }: RouteSettings, { url }: Request): string {
  return origin ?? new URL(url).origin
}

function isOrigin(value: unknown): value is string {
  return typeof value === 'string' && /^https?:/.test(value) && parseUrl(value)?.origin === value
}
