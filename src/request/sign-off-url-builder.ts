import { requireNoErrors } from '../problems/problem.ts'
import { checkApplication, type ValidApplication } from './check-application.ts'
import { checkLength } from './check-length.ts'
import { type CheckedUser, checkUser } from './check-user.ts'
import { readUser, type SignOffApplication, type SignOffUser } from './sign-off-request.ts'
import { writeUrl } from './sign-off-url.ts'

/** Builds the URL that signs one user off. Throws a `SignOffError` with what is wrong with the user's part. */
export type SignOffUrlBuilder = (user?: SignOffUser) => string

/**
 * Checks the application's part of a sign-off once, and returns a function that checks the user's part and builds the
 * URL. A mistake in the application's part then shows at start-up, not at the first sign-off.
 *
 * The returned function also checks what only a hint can settle: whether a region newer than this package exists
 * (`UNKNOWN_REGION`), and whether an ID token is there (`ID_TOKEN_REQUIRED`).
 *
 * @param application what is the same for every user; read once, later changes of it do nothing
 * @throws SignOffError with what is wrong with the application's part
 * @see https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/signoff
 * @example
 * ```ts
 * import { createSignOffUrlBuilder } from 'pingone-signoff'
 *
 * const buildUrl = createSignOffUrlBuilder({
 *   authPath: 'https://auth.pingone.eu',
 *   envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 *   postLogoutRedirectUri: 'https://app.example.com/bye',
 * })
 *
 * export const signOffUrlOf = (idToken: string): string => buildUrl({ idToken, state: 'a-state' })
 * ```
 */
export function createSignOffUrlBuilder(application: SignOffApplication): SignOffUrlBuilder {
  const valid = requireApplication(application)
  return (user) => writeUrl(valid, requireUser(user, valid))
}

/** @throws SignOffError with the errors of the application's part, except those that only a hint can settle */
function requireApplication(application: unknown): ValidApplication {
  const checked = requireNoErrors((report) => {
    const checked = checkApplication(application, report)
    checkLength(checked.postLogoutRedirectUri, undefined, report)
    return checked
  })
  return checked as ValidApplication
}

function requireUser(user: unknown, application: ValidApplication): CheckedUser {
  return requireNoErrors((report) => checkUser(readUser(user, report), application, report))
}
