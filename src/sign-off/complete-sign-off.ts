import { type CompleteOptions, completeReturn } from '../browser/complete-return.ts'
import { SIGN_OFFS, type SignOffReturn } from './sign-offs.ts'

/** Which address is judged, and whether it is tidied. */
export interface CompleteSignOffOptions extends CompleteOptions {}

/**
 * Tells whether this visit is the return from a sign-off of this tab: call it on every page load, before the login library
 * and the router look at the address; under server-side rendering in an effect, not in a server component.
 *
 * `verified`: this return answers this tab's request, which says nothing of PingOne's session: ask with
 * `probeSession`. `none`: an ordinary visit. `missing`: a sign-off is pending, but no state came back. `unknown`: a state that this tab
 * did not send, sent twice, or has used. A state verifies once, within an hour. While this page is signing off nothing has
 * returned to it, but for a `url` that is handed in once a `navigate` function has returned. Never throws.
 *
 * @returns the same for the whole document, until the next `signOff`
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RedirectionAfterLogout
 * @example
 * ```ts
 * import { completeSignOff } from 'pingone-signoff'
 *
 * const signedOff = completeSignOff()
 * if (signedOff.status === 'verified') console.log('Welcome back', signedOff.appState)
 * ```
 */
export function completeSignOff(options: CompleteSignOffOptions = {}): SignOffReturn {
  return completeReturn(SIGN_OFFS, options)
}
