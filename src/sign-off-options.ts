import { type CheckedRequest, checkRequest } from './check-request.ts'
import { hasDocument, isOnOwnOrigin } from './page.ts'
import {
  createReport,
  describeProblem,
  inContractOrder,
  type Report,
  type SessionTokenErrorCode,
  type SignOffProblem,
} from './problem.ts'
import { SESSION_TOKEN_ERRORS } from './problem-texts.ts'
import { isRecord, type OptionType, type OptionValues, oneOf, own, readOptions, STRING } from './read.ts'
import type { SignOffRequest } from './request.ts'
import { generateState } from './state.ts'

/** What to sign off, how to leave, and what to tidy up on the way. */
export interface SignOffOptions extends SignOffRequest {
  /** Default `'redirect'` where there is a document, else `'fetch'`. */
  mode?: 'redirect' | 'fetch' | null | undefined
  /** `'auto'`, the default: GET, or POST when the GET's request line would pass 8,000 octets. */
  method?: 'auto' | 'GET' | 'POST' | null | undefined
  /** JSON kept in this tab, and handed back by `completeSignOff`. */
  appState?: unknown
  /** Tokens of a public client to revoke; needs `clientId`. */
  revoke?:
    | { accessToken?: string | null | undefined; refreshToken?: string | null | undefined }
    | null
    | undefined
  /** The application's own clean-up. At most 2,000 ms, or `timeout` if smaller, are waited for it. */
  clearSession?: (() => void | Promise<void>) | null | undefined
  /** How a GET leaves the page; a POST always submits its form. Default `'assign'`. */
  navigate?: 'assign' | 'replace' | ((url: string) => void) | null | undefined
  /** Back ends only: the value of the `ST` cookie, or a whole Cookie header. */
  sessionToken?: string | null | undefined
  /** Instead of the global `fetch`. */
  fetch?: typeof fetch | null | undefined
  /** Stops the sign-off until the page is told to leave. */
  signal?: AbortSignal | null | undefined
  /** Milliseconds for the sign-off request. Default 5,000. */
  timeout?: number | null | undefined
}

type AnyFunction = (...parameters: unknown[]) => unknown

const FUNCTION: OptionType<AnyFunction> = [
  'a function',
  (value) => (typeof value === 'function' ? (value as AnyFunction) : undefined),
]
const NAVIGATION = /* @__PURE__ */ oneOf('assign', 'replace')

const OPTIONS: {
  mode: OptionType<'redirect' | 'fetch'>
  method: OptionType<'auto' | 'GET' | 'POST'>
  revoke: OptionType<string[]>
  clearSession: OptionType<AnyFunction>
  navigate: OptionType<'assign' | 'replace' | AnyFunction>
  sessionToken: OptionType<string>
  fetch: OptionType<typeof fetch>
  signal: OptionType<AbortSignal>
  timeout: OptionType<number>
} = {
  mode: /* @__PURE__ */ oneOf('redirect', 'fetch'),
  method: /* @__PURE__ */ oneOf('auto', 'GET', 'POST'),
  revoke: ['an object of tokens', asTokens],
  clearSession: FUNCTION,
  navigate: ['assign, replace or a function', (value) => NAVIGATION[1](value) ?? FUNCTION[1](value)],
  sessionToken: STRING,
  fetch: FUNCTION as OptionType<never>,
  signal: ['an AbortSignal', (value) => (value instanceof AbortSignal ? value : undefined)],
  timeout: ['milliseconds from 1 to 2147483647', asTimeout],
}

/** Timers take 31 bits (HTML, section 8.6). */
function asTimeout(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 && value < 2 ** 31 ? value : undefined
}

/** The tokens to revoke, the refresh token first. */
function asTokens(value: unknown): string[] | undefined {
  if (!isRecord(value)) return undefined
  const tokens = [own(value, 'refreshToken') ?? '', own(value, 'accessToken') ?? '']
  return tokens.every((token) => typeof token === 'string') ? tokens.filter(Boolean) : undefined
}

type OptionsValues = OptionValues<typeof OPTIONS>

/** Options that every check has been made of. */
export interface CheckedOptions extends CheckedRequest, OptionsValues {
  readonly isRedirect: boolean
  /** Whether this page's origin can verify the return. */
  readonly isVerifiable: boolean
  /** As JSON text. */
  readonly appState: string | undefined
}

/** @param usualMode the mode of options that name none */
export function checkOptions(options: unknown, usualMode: 'redirect' | 'fetch' | undefined): CheckedOptions {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const given = readOptions(options, OPTIONS, report)
  const values = { ...given, mode: given.mode ?? usualMode }
  const isRedirect = values.mode === 'redirect'
  const request = checkRequest(options, ({ postLogoutRedirectUri }) =>
    isRedirect && isOnOwnOrigin(postLogoutRedirectUri) ? generateState() : undefined,
  )
  const isVerifiable = isRedirect && isOnOwnOrigin(request.postLogoutRedirectUri)
  const appState = readAppState(options, isVerifiable || !values.mode, report)
  checkCombinations(values, request, report)
  const isUntyped = problems.some(({ option }) => option === 'sessionToken')
  const errors = [
    ...inContractOrder([...request.problems, ...problems]),
    ...(isUntyped ? [] : checkSessionToken(values, request)),
  ]
  return { ...request, ...values, isRedirect, isVerifiable, appState, problems: errors }
}

/** Read apart, since `null` and `''` are app states like any other. */
function readAppState(options: unknown, isKept: boolean, report: Report): string | undefined {
  try {
    const value = own(options, 'appState')
    if (value === undefined) return undefined
    const text: unknown = isKept && JSON.stringify(value)
    if (typeof text === 'string') return text
  } catch {}
  report('INVALID_OPTION', 'appState', 'JSON in a redirect back to this origin')
  return undefined
}

function checkCombinations(values: OptionsValues, request: CheckedRequest, report: Report): void {
  const { method, navigate, revoke } = values
  if (method === 'POST' && (request.endpoint === 'idpSignoff' || typeof navigate === 'function')) {
    report('INVALID_OPTION', 'method', 'GET, as idpSignoff and a navigate function need')
  }
  if (revoke && !request.clientId) report('INVALID_OPTION', 'revoke', 'accompanied by clientId')
}

function checkSessionToken(
  { mode, sessionToken }: OptionsValues,
  { endpoint }: CheckedRequest,
): SignOffProblem[] {
  const problem = (code: SessionTokenErrorCode, ...details: string[]) => [
    describeProblem(SESSION_TOKEN_ERRORS, code, 'error', details),
  ]
  const isNeeded = mode === 'fetch' && endpoint !== 'idpSignoff' && !hasDocument()
  if (!sessionToken) return isNeeded ? problem('SESSION_TOKEN_REQUIRED') : []
  if (hasDocument()) return problem('INVALID_SESSION_TOKEN', 'is not for browsers')
  if (/^[!-~]([ -~]*[!-~])?$/.test(sessionToken)) return []
  return problem('INVALID_SESSION_TOKEN', 'has a control or non-ASCII character, or a space at an end')
}
