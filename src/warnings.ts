import { type CheckedRequest, MAX_COMBINED_LENGTH } from './check-request.ts'
import { type Detail, describeProblem, type SignOffProblem, type SignOffWarningCode } from './problem.ts'
import { WARNINGS } from './problem-texts.ts'
import { encode, MAX_REQUEST_LINE, requestLineLength } from './wire.ts'

/** What is worth knowing about a request. Lengths are told of a request without errors only. */
export function findWarnings(request: CheckedRequest): SignOffProblem[] {
  const { idToken, postLogoutRedirectUri, state = '', endpoint } = request
  const warnings: SignOffProblem[] = []
  const warn = (isSo: unknown, code: SignOffWarningCode, ...details: Detail[]) => {
    if (isSo) warnings.push(describeProblem(WARNINGS, code, 'warning', details))
  }
  warn(postLogoutRedirectUri && !idToken, 'REDIRECT_WITHOUT_ID_TOKEN')
  warn(!postLogoutRedirectUri && endpoint !== 'idpSignoff', 'NO_REDIRECT_URI')
  warn(state && !postLogoutRedirectUri, 'STATE_WITHOUT_REDIRECT_URI')
  warn(/[^\0-\x7f]/.test(state), 'STATE_NOT_ASCII')
  if (request.problems.length) return warnings
  const lineLength = requestLineLength(request)
  warn(lineLength > MAX_REQUEST_LINE, 'LONG_URL', lineLength)
  const encodedLength = encode(postLogoutRedirectUri ?? '').length + encode(state).length
  warn(encodedLength > MAX_COMBINED_LENGTH, 'LONG_REDIRECT', encodedLength)
  return warnings
}
