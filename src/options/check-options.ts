import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, type Report, sortProblems } from '../problems/problem.ts'
import { ERRORS, SURROUNDINGS_ERRORS } from '../problems/texts.ts'
import { type CheckedRequest, checkRequest, type ValidRequest } from '../request/check-request.ts'
import { own } from '../request/own.ts'
import { readOptions } from '../request/read-options.ts'
import { generateState } from '../request/state.ts'
import { checkSurroundings } from './check-surroundings.ts'
import { isReturnSeen } from './return.ts'
import { LEAVING_OPTIONS, type LeavingValues } from './sign-off-options.ts'
import type { Surroundings } from './surroundings.ts'

/** Options on which all checks have been made. */
export interface CheckedOptions extends CheckedRequest, LeavingValues {
  readonly isRedirect: boolean
  /** Whether a page asks. On a page, the browser handles the cookies. */
  readonly isPage: boolean
  /** Whether the return is seen where its state is kept. `undefined` if that is not known. */
  readonly isReturnSeen: boolean | undefined
  /** Whether the return can be verified: it is seen, and a state is kept for it. */
  readonly isVerifiable: boolean
  /** The app state as JSON text. */
  readonly appState: string | undefined
}

/** Options without errors. */
export type ValidOptions = CheckedOptions & ValidRequest

/**
 * Makes all checks of `signOff`'s options.
 *
 * @param usualMode the mode of options that name none
 */
export function checkOptions(
  options: unknown,
  surroundings: Surroundings,
  usualMode: 'redirect' | 'fetch' | undefined,
): CheckedOptions {
  const problems: SignOffProblem[] = []
  const texts = { ...ERRORS, ...SURROUNDINGS_ERRORS }
  const report = createReport(problems, texts)
  const given = readOptions(options, LEAVING_OPTIONS, report)
  const values = { ...given, mode: given.mode ?? usualMode }
  const seesReturn = (uri: string | undefined) => isReturnSeen(uri, values, surroundings)
  const isStateless = isStateRefused(options)
  const request = checkRequest(options, ({ postLogoutRedirectUri }) =>
    seesReturn(postLogoutRedirectUri) && !isStateless ? generateState() : undefined,
  )
  const isSeen = seesReturn(request.postLogoutRedirectUri)
  const isVerifiable = isSeen === true && !isStateless
  const appState = readAppState(options, isVerifiable || isSeen === undefined, report)
  checkCombinations(values, request, report)
  checkSurroundings(values, request, surroundings, report)
  return {
    ...request,
    ...values,
    isRedirect: values.mode === 'redirect',
    isPage: surroundings.kind === 'page',
    isReturnSeen: isSeen,
    isVerifiable,
    appState,
    problems: sortProblems([...request.problems, ...problems], texts),
  }
}

/** Checks whether the caller wants no state. If the option is left out, a state is made for a return that is seen. */
function isStateRefused(options: unknown): boolean {
  try {
    return own(options, 'state') === null
  } catch {
    return false
  }
}

/**
 * Returns `appState` as JSON text. `readOptions` does not read it: it would drop `null` and `''`, which are app states
 * like any other.
 */
export function readAppState(options: unknown, isKept: boolean, report: Report): string | undefined {
  try {
    const value = own(options, 'appState')
    if (value === undefined) return undefined
    const text: unknown = isKept && JSON.stringify(value)
    if (typeof text === 'string') return text
  } catch {}
  report('INVALID_OPTION', 'appState', 'is not JSON, or has no return that can be verified')
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
