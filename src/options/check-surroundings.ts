import type { SurroundingsErrorCode } from '../problems/codes.ts'
import type { Report } from '../problems/problem.ts'
import type { CheckedRequest } from '../request/check-request.ts'
import type { LeavingValues } from './sign-off-options.ts'
import type { Surroundings } from './surroundings.ts'

/** Reports what rules a sign-off out in the place where it is asked for: a frame, a worker, a server. */
export function checkSurroundings(
  { mode, navigate, sessionToken }: LeavingValues,
  { endpoint }: CheckedRequest,
  { kind, isFramed }: Surroundings,
  report: Report<SurroundingsErrorCode>,
): void {
  const needsCookie = !endpoint.endsByToken
  if (sessionToken) {
    const fault = kind === 'server' ? findFault(sessionToken) : 'is for back ends only'
    if (fault) report('INVALID_SESSION_TOKEN', fault)
  } else if (needsCookie && mode === 'fetch') {
    if (kind === 'server')
      report('SESSION_TOKEN_REQUIRED', 'a back end has no cookie', 'Pass the value of the ST cookie')
    if (kind === 'worker')
      report('SESSION_TOKEN_REQUIRED', 'a worker cannot set the cookie', 'Call signOff on a page')
  }
  const leavesFrame = navigate === 'top' || typeof navigate === 'function'
  if (isFramed && needsCookie && mode === 'redirect' && !leavesFrame) report('FRAMED_REDIRECT')
}

function findFault(sessionToken: string): string | undefined {
  const isHeader = /^[!-~]([ -~]*[!-~])?$/.test(sessionToken)
  return isHeader ? undefined : 'has a character that no cookie has, or a space at an end'
}
