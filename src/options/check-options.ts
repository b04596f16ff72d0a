import type { SessionTokenErrorCode, SignOffProblem } from '../problems/codes.ts'
import { createReport, describeProblem, type Report, sortProblems } from '../problems/problem.ts'
import { SESSION_TOKEN_ERRORS } from '../problems/texts.ts'
import { type CheckedRequest, checkRequest, type ValidRequest } from '../request/check-request.ts'
import { own } from '../request/own.ts'
import { parseUrl } from '../request/parse-url.ts'
import { readOptions, reportMistyped } from '../request/read-options.ts'
import { generateState } from '../request/state.ts'
import { LEAVING_OPTIONS, type LeavingValues } from './sign-off-options.ts'
import type { Surroundings } from './surroundings.ts'

/** Options that every check has been made of. */
export interface CheckedOptions extends CheckedRequest, LeavingValues {
  readonly isRedirect: boolean
  /** Whether a page asks: there cookies are the browser's. */
  readonly isPage: boolean
  /** Whether this page's origin can verify the return. */
  readonly isVerifiable: boolean
  /** As JSON text. */
  readonly appState: string | undefined
}

/** Options without errors. */
export type ValidOptions = CheckedOptions & ValidRequest

/** @param usualMode the mode of options that name none */
export function checkOptions(
  options: unknown,
  surroundings: Surroundings,
  usualMode: 'redirect' | 'fetch' | undefined,
): CheckedOptions {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const given = readOptions(options, LEAVING_OPTIONS, report)
  const values = { ...given, mode: given.mode ?? usualMode }
  const isRedirect = values.mode === 'redirect'
  const request = checkRequest(options, ({ postLogoutRedirectUri }) =>
    isRedirect && isOnOwnOrigin(postLogoutRedirectUri, surroundings) ? generateState() : undefined,
  )
  const isPage = surroundings.kind === 'page'
  const isVerifiable = isRedirect && isOnOwnOrigin(request.postLogoutRedirectUri, surroundings)
  const appState = readAppState(options, isVerifiable || !values.mode, report)
  checkCombinations(values, request, report)
  const errors = sortProblems([
    ...request.problems,
    ...problems,
    ...checkSessionToken(values, request, isPage),
  ])
  return { ...request, ...values, isRedirect, isPage, isVerifiable, appState, problems: errors }
}

/** Read apart, since `null` and `''` are app states like any other. */
function readAppState(options: unknown, isKept: boolean, report: Report): string | undefined {
  try {
    const value = own(options, 'appState')
    if (value === undefined) return undefined
    const text: unknown = isKept && JSON.stringify(value)
    if (typeof text === 'string') return text
  } catch {}
  reportMistyped('appState', 'JSON in a redirect back to this origin', report)
  return undefined
}

function checkCombinations(values: LeavingValues, request: CheckedRequest, report: Report): void {
  const { method, navigate, revoke } = values
  const isGetOnly = request.endpoint.endsByToken || typeof navigate === 'function'
  if (method === 'POST' && isGetOnly) {
    const fault = 'is POST, but idpSignoff and a navigate function need GET'
    report('INVALID_OPTION', 'method', fault)
  }
  if (revoke && !request.clientId) {
    report('INVALID_OPTION', 'revoke', 'needs clientId')
  }
}

function checkSessionToken(
  { mode, sessionToken }: LeavingValues,
  { endpoint }: CheckedRequest,
  isPage: boolean,
): SignOffProblem[] {
  const problem = (code: SessionTokenErrorCode, fault = '') => [
    describeProblem(SESSION_TOKEN_ERRORS, code, 'error', [fault]),
  ]
  const isNeeded = mode === 'fetch' && !endpoint.endsByToken && !isPage
  if (!sessionToken) return isNeeded ? problem('SESSION_TOKEN_REQUIRED') : []
  if (isPage) return problem('INVALID_SESSION_TOKEN', 'is not for browsers')
  if (/^[!-~]([ -~]*[!-~])?$/.test(sessionToken)) return []
  return problem('INVALID_SESSION_TOKEN', 'has a control or non-ASCII character, or a space at an end')
}

/** Whether the user would come back to this page's origin, the only one that could verify the return. */
function isOnOwnOrigin(uri: string | undefined, surroundings: Surroundings): boolean {
  if (surroundings.kind !== 'page' || surroundings.origin === undefined) return false
  return parseUrl(uri ?? '')?.origin === surroundings.origin
}
