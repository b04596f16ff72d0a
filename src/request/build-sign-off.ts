import { checkRequest, requireValid } from './check-request.ts'
import { formOf, type SignOffForm } from './sign-off-form.ts'
import type { SignOffRequest } from './sign-off-request.ts'
import { urlOf } from './sign-off-url.ts'

/**
 * Builds the URL that signs a user off.
 *
 * Pure: nothing is sent, and the request is not changed. Values go out byte for byte; the redirect URI is never re-serialised.
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
 * Builds the same request as a form to POST, for ID tokens too long for a URL, and to keep them out of logs and history.
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
