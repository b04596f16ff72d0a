import type { SignOffProblem, SurroundingsErrorCode } from '../problems/codes.ts'
import { describeProblem } from '../problems/problem.ts'
import { SURROUNDINGS_ERRORS } from '../problems/texts.ts'
import type { CheckedRequest } from '../request/check-request.ts'
import type { LeavingValues } from './sign-off-options.ts'
import type { Surroundings } from './surroundings.ts'

/** What cannot be done where it is asked for. */
export function checkSurroundings(
  { mode, navigate, sessionToken }: LeavingValues,
  { endpoint }: CheckedRequest,
  surroundings: Surroundings,
): SignOffProblem[] {
  const problems: SignOffProblem[] = []
  const report = (code: SurroundingsErrorCode, ...details: string[]) =>
    problems.push(describeProblem(SURROUNDINGS_ERRORS, code, 'error', details))
  const needsCookie = !endpoint.endsByToken
  const { kind } = surroundings
  if (sessionToken) {
    const fault =
      kind === 'server' ? findFault(sessionToken) : 'is not for browsers, which set no Cookie header'
    if (fault) report('INVALID_SESSION_TOKEN', fault)
  } else if (needsCookie && mode === 'fetch') {
    if (kind === 'server')
      report(
        'SESSION_TOKEN_REQUIRED',
        'outside a browser there is no cookie',
        'Pass the value of the ST cookie',
      )
    if (kind === 'worker')
      report('SESSION_TOKEN_REQUIRED', 'a worker cannot set the cookie', 'Call signOff on a page')
  }
  const leavesFrame = navigate === 'top' || typeof navigate === 'function'
  const isFramed = kind === 'page' && surroundings.isFramed
  if (isFramed && needsCookie && mode === 'redirect' && !leavesFrame) report('FRAMED_REDIRECT')
  return problems
}

function findFault(sessionToken: string): string | undefined {
  const isHeader = /^[!-~]([ -~]*[!-~])?$/.test(sessionToken)
  return isHeader ? undefined : 'has a control or non-ASCII character, or a space at an end'
}
