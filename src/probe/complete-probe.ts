import { readAddress, removeParameters } from '../browser/address-bar.ts'
import { answersOther, rememberAnswer } from '../browser/answered-address.ts'
import {
  loadPendingStates,
  type PendingState,
  PROBES,
  SIGN_OFFS,
  savePendingStates,
} from '../browser/pending-states.ts'
import { hasDocument, isFramed } from '../browser/surroundings.ts'
import { own } from '../request/own.ts'
import { ANSWER_PARAMETERS, type ProbeAnswer, resolveProbeAnswer } from '../request/resolve-probe-answer.ts'
import { resolveReturn } from '../request/resolve-return.ts'
import { currentProbe, latestProbe, type PageProbe } from './page-probe.ts'

/** Which address is judged, and whether it is tidied. */
export interface CompleteProbeOptions {
  /** The address the user came back to. Default `location.href`; giving it bypasses what is remembered. */
  url?: string | URL | undefined
  /** Take the answer out of the address bar. Default `true`. */
  cleanUrl?: boolean | undefined
}

/** What a visit is to the probes of this tab. */
export type ProbeResult =
  | (ProbeAnswer & { readonly appState: unknown })
  | { readonly status: 'none' | 'missing' | 'unknown' }

/** The answer of this document, and the probe that had begun last: the next one has an answer of its own. */
let remembered: { readonly result: ProbeResult; readonly after: PageProbe | undefined } | undefined

const NONE: ProbeResult = { status: 'none' }

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
  if (!hasDocument()) return NONE
  try {
    const url = own(options, 'url')
    const isClean = own(options, 'cleanUrl') !== false
    if (currentProbe()) return remembered?.result ?? NONE
    if (url !== undefined) return judge(readAddress(String(url)), isClean, false)
    const after = latestProbe()
    if (!remembered || remembered.after !== after) {
      remembered = { result: judge(readAddress(), isClean, true), after }
    }
    return remembered.result
  } catch {
    return { status: 'unknown' }
  }
}

function judge(address: URL, isClean: boolean, isDocument: boolean): ProbeResult {
  if (answersOther(address, isDocument, SIGN_OFFS)) return NONE
  const awaited = loadPendingStates(PROBES)
  const found = resolveReturn(address, awaited)
  if (found.status === 'verified') return answer(address, found.pending, awaited, isClean, isDocument)
  if (isFramed()) return NONE
  if (found.status === 'missing') savePendingStates([], PROBES)
  return found
}

/** A state is answered once, and those before it never again. */
function answer(
  address: URL,
  pending: PendingState,
  awaited: readonly PendingState[],
  isClean: boolean,
  isDocument: boolean,
): ProbeResult {
  const said = resolveProbeAnswer(address, `${pending.issuer}`)
  if (!said) return { status: 'unknown' }
  savePendingStates(awaited.slice(awaited.indexOf(pending) + 1), PROBES)
  if (isDocument) rememberAnswer(PROBES)
  if (isClean) removeParameters((name) => ANSWER_PARAMETERS.includes(name))
  return { ...said, appState: pending.appState }
}
