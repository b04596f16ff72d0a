import { type CompleteOptions, completeReturn } from '../browser/complete-return.ts'
import { SIGN_OFFS, type SignOffReturn } from './sign-offs.ts'

/** Which address to check, and whether to clean it. */
export interface CompleteSignOffOptions extends CompleteOptions {}

/**
 * Checks whether this visit is the return from a sign-off of this tab. Call it on every page load, before the login
 * library and the router look at the address. With server-side rendering, call it in an effect, not in a server
 * component.
 *
 * `verified`: this return answers this tab's request. That says nothing about PingOne's session: ask with
 * `probeSession`. `none`: an ordinary visit. `missing`: a sign-off is pending, but no state came back. `unknown`: a
 * state that this tab did not send or has already used, or a state that was sent twice. A state is verified once,
 * within an hour. While this page is signing off, nothing can have returned to it, except a `url` that is passed in
 * after a `navigate` function has returned. Never throws.
 *
 * @returns the same result for the whole document, until the next `signOff`
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
