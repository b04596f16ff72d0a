import type { SignOffProblem, SignOffWarningCode } from '../problems/codes.ts'
import { createReport, type Detail } from '../problems/problem.ts'
import { WARNINGS } from '../problems/warning-texts.ts'
import { MAX_COMBINED_LENGTH } from '../request/check-length.ts'
import { isValid } from '../request/check-request.ts'
import { MAX_REQUEST_LINE, requestLineLength } from '../request/request-line.ts'
import type { CheckedOptions } from './check-options.ts'

/** Returns the warnings about a sign-off. Lengths are checked only if it has no errors. */
export function findWarnings(options: CheckedOptions): SignOffProblem[] {
  const { environment, endpoint, idToken, postLogoutRedirectUri, state = '' } = options
  const { mode, method, sessionToken, isRedirect, isReturnSeen, encodedUri, encodedState } = options
  const warnings: SignOffProblem[] = []
  const report = createReport(warnings, WARNINGS, 'warning')
  const warn = (isSo: unknown, code: SignOffWarningCode, ...details: Detail[]) => {
    if (isSo) report(code, ...details)
  }
  warn(postLogoutRedirectUri && !idToken, 'REDIRECT_WITHOUT_ID_TOKEN')
  warn(!postLogoutRedirectUri && !endpoint.endsByToken, 'NO_REDIRECT_URI')
  warn(state && !postLogoutRedirectUri, 'STATE_WITHOUT_REDIRECT_URI')
  warn(/[^\0-\x7f]/.test(state), 'STATE_NOT_ASCII')
  warn(isRedirect && postLogoutRedirectUri && isReturnSeen === false, 'UNVERIFIABLE_RETURN')
  warn(endpoint.endsByToken, 'NO_SIGN_OFF_ELSEWHERE')
  if (isValid(options)) {
    const line = requestLineLength(options)
    warn(line > MAX_REQUEST_LINE && method !== 'POST', 'LONG_URL', line)
    const encodedLength = `${encodedUri}${encodedState}`.length
    warn(encodedLength > MAX_COMBINED_LENGTH, 'LONG_REDIRECT', encodedLength)
  }
  warn(
    mode === 'fetch' && environment?.isRegional && !endpoint.endsByToken && !sessionToken,
    'FETCH_NEEDS_COOKIES',
  )
  return warnings
}
