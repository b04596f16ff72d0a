/**
 * Makes a `state` for a sign-off whose return is verified elsewhere, for example by a back end.
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
  // The function of a library, `generateRandomState` of oauth4webapi, would add 0.6 kB.
  const octets = crypto.getRandomValues(new Uint8Array(32))
  const base64 = btoa(String.fromCharCode(...octets))
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/, '')
}
