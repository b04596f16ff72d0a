import { currentTrip } from '../browser/round-trip.ts'
import { SIGN_OFFS } from './sign-offs.ts'

/**
 * Checks whether this page is signing off. It is meant for route guards: a guard that signs on again at once would
 * cancel the sign-off.
 *
 * @returns true from the call of `signOff` until it fails, its fetch has settled, or the page is gone. After a `navigate`
 *   function has returned, true until the return is taken
 * @example
 * ```ts
 * import { isSigningOff } from 'pingone-signoff'
 *
 * export function guard(isSignedOn: boolean, signOn: () => void): void {
 *   if (!isSignedOn && !isSigningOff()) signOn()
 * }
 * ```
 */
export function isSigningOff(): boolean {
  return currentTrip(SIGN_OFFS) !== undefined
}
