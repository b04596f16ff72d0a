import type { Report } from '../problems/problem.ts'
import type { CheckedApplication } from './check-application.ts'
import { checkHint } from './check-hint.ts'
import { checkLength } from './check-length.ts'
import { encode } from './percent-encoding.ts'
import type { UserValues } from './sign-off-request.ts'

/** The user's part of a request, on which all checks have been made. */
export interface CheckedUser extends UserValues {
  /** The state as it stands in a query. Absent if it cannot stand there. */
  readonly encodedState: string | undefined
}

/** Checks the user's part, and those points of the application's part that only a hint can settle. */
export function checkUser(
  { idToken, state }: UserValues,
  application: CheckedApplication,
  report: Report,
): CheckedUser {
  checkHint(idToken, application, report)
  const encodedState = encode(state)
  if (encodedState === undefined) report('INVALID_STATE')
  checkLength(application.postLogoutRedirectUri, state, report)
  return { idToken, state, encodedState }
}
