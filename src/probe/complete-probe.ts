import { type CompleteOptions, completeReturn } from '../browser/complete-return.ts'
import { PROBES, type ProbeResult } from './probes.ts'

/** Which address to check, and whether to clean it. */
export interface CompleteProbeOptions extends CompleteOptions {}

/**
 * Reads PingOne's answer to `probeSession`, on the page of the redirect URI.
 *
 * `ended`: PingOne has no session in this browser, or none of the hinted user. `alive`: PingOne has one. `failed`:
 * PingOne said something else, which is in `error`. `none`: an ordinary visit. `missing`: a probe is pending, but no
 * state came back. `unknown`: a state that this tab did not send, or an answer that is not PingOne's. If a code comes
 * back, it is not kept, not redeemed and not passed on. Never throws.
 *
 * @returns the same result for the whole document, until the next `probeSession`
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
