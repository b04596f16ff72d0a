import { type CompleteOptions, completeReturn } from '../browser/complete-return.ts'
import { PROBES, type ProbeResult } from './probes.ts'

/** Which address is judged, and whether it is tidied. */
export interface CompleteProbeOptions extends CompleteOptions {}

/**
 * Reads PingOne's answer to `probeSession`, on the page of the redirect URI.
 *
 * `ended`: PingOne has no session in this browser, or none of the hinted user. `alive`: it has one. `failed`: PingOne said
 * something else, in `error`. `none`: an ordinary visit. `missing`: a probe is pending, but no state came back. `unknown`: a
 * state that this tab did not send, or an answer of somebody else's. A code that comes is neither kept, redeemed nor told.
 * Never throws.
 *
 * @returns the same for the whole document, until the next `probeSession`
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthError
 * @example
 * ```ts
 * import { completeProbe } from 'pingone-signoff'
 *
 * const answer = completeProbe()
 * if (answer.status === 'ended') console.log('PingOne confirms: the session has ended')
 * ```
 */
export function completeProbe(options: CompleteProbeOptions = {}): ProbeResult {
  return completeReturn(PROBES, options)
}
