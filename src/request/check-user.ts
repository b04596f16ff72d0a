import type { Report } from '../problems/problem.ts'
import type { CheckedApplication } from './check-application.ts'
import { checkIssuer, showUUID } from './check-hint.ts'
import { reportUnknownRegion } from './environment.ts'
import { parseIdToken } from './id-token.ts'
import { encode } from './percent-encoding.ts'
import type { UserValues } from './sign-off-request.ts'

/** "post_logout_redirect_uri and state must have a combined value of less than 8192 characters" (PingOne, Sign off) */
export const MAX_COMBINED_LENGTH = 8191

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

/** Checks that the ID token was issued by the environment that it is sent to, and to the application that sends it. */
export function checkHint(
  idToken: string | undefined,
  application: Pick<CheckedApplication, 'environment' | 'endpoint' | 'clientId'>,
  report: Report,
): void {
  const { environment, endpoint, clientId } = application
  const claims = idToken ? parseIdToken(idToken, report) : undefined
  if (environment?.isNewRegion && claims?.iss !== environment.issuer) {
    reportUnknownRegion(report)
  } else if (environment && claims) {
    checkIssuer(claims, environment, report)
  }
  if (clientId && claims && !claims.aud.includes(clientId)) {
    report('AUDIENCE_MISMATCH', showUUID(claims.aud[0]))
  }
  if (endpoint.endsByToken && !idToken) report('ID_TOKEN_REQUIRED')
}

export function checkLength(uri = '', state = '', report: Report): void {
  const length = uri.length + state.length
  if (length > MAX_COMBINED_LENGTH) report('TOO_LONG', state ? 'state' : 'postLogoutRedirectUri', length)
}
