import { checkRequest, requireValid } from './check-request.ts'
import { formOf, type SignOffForm } from './sign-off-form.ts'
import type { SignOffRequest } from './sign-off-request.ts'
import { urlOf } from './sign-off-url.ts'

/**
 * Builds the URL that signs a user off.
 *
 * The function is pure: it sends nothing and does not change the request. Values go out byte for byte. The redirect URI
 * is never re-serialised.
 *
 * @param request what is asked of PingOne
 * @returns the URL for the user's browser to visit
 * @throws SignOffError with every problem of the request, where one is an error
 * @see https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/signoff
 * @example
 * ```ts
 * import { buildSignOffUrl } from 'pingone-signoff'
 *
 * buildSignOffUrl({
 *   authPath: 'https://auth.pingone.eu',
 *   envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 *   postLogoutRedirectUri: 'https://app.example.com/bye',
 * })
 * ```
 */
export function buildSignOffUrl(request: SignOffRequest): string {
  return urlOf(requireValid(checkRequest(request)))
}

/**
 * Builds the sign-off request as a form to POST. A form takes ID tokens that are too long for a URL, and keeps them out
 * of logs and history.
 *
 * @param request what is asked of PingOne
 * @returns the endpoint, and the fields before form encoding
 * @throws SignOffError with every problem of the request, where one is an error
 * @see https://developer.pingidentity.com/pingone-api/auth/authorization/signoff-post
 * @example
 * ```ts
 * import { buildSignOffForm } from 'pingone-signoff'
 *
 * const { action, fields } = buildSignOffForm({ authPath: 'https://login.example.com', idToken: null })
 * ```
 */
export function buildSignOffForm(request: SignOffRequest): SignOffForm {
  return formOf(requireValid(checkRequest(request)))
}
