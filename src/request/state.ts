import { generateRandomState } from 'oauth4webapi'

/**
 * Makes a `state` for a sign-off whose return is verified elsewhere, by a back end say.
 *
 * @returns 256 random bits, 43 characters of base64url
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-10.12
 * @example
 * ```ts
 * import { generateState } from 'pingone-signoff'
 *
 * const state = generateState()
 * ```
 */
export function generateState(): string {
  return generateRandomState()
}
