import { readAddress, removeParameters } from '../browser/address-bar.ts'
import { announceSignOff, isAnnounced } from '../browser/other-tabs.ts'
import { loadPendingStates, type PendingState, savePendingStates } from '../browser/pending-states.ts'
import { hasDocument, isFramed } from '../browser/surroundings.ts'
import { own } from '../request/own.ts'
import { resolveReturn } from '../request/resolve-return.ts'
import { currentSignOff, endSignOff, latestSignOff, type PageSignOff } from './page-sign-off.ts'

/** Which address is judged, and whether it is tidied. */
export interface CompleteSignOffOptions {
  /** The address the user came back to. Default `location.href`; giving it bypasses what is remembered. */
  url?: string | URL | undefined
  /** Take `state` out of the address bar after a verified return. Default `true`. */
  cleanUrl?: boolean | undefined
}

/** What a visit is to the sign-offs of this tab. */
export type SignOffReturn =
  | { readonly status: 'verified'; readonly state: string; readonly appState: unknown }
  | { readonly status: 'none' | 'missing' | 'unknown' }

/** The answer of this document, and the sign-off that had begun last: the next one has a return of its own. */
let remembered: { readonly answer: SignOffReturn; readonly after: PageSignOff | undefined } | undefined

const NONE: SignOffReturn = { status: 'none' }

/**
 * Tells whether this visit is the return from a sign-off of this tab: call it on every page load, before the login library
 * and the router look at the address; under server-side rendering in an effect, not in a server component.
 *
 * `verified`: this return answers this tab's request, which says nothing of PingOne's session: that, only `prompt=none` can
 * tell. `none`: an ordinary visit. `missing`: a sign-off is pending, but no state came back. `unknown`: a state that this tab
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
  if (!hasDocument()) return NONE
  try {
    const url = own(options, 'url')
    const isClean = own(options, 'cleanUrl') !== false
    const current = currentSignOff()
    // While the page leaves nothing has returned to it, but for what a native shell hands in.
    if (current && (url === undefined || current.phase !== 'handed over')) return remembered?.answer ?? NONE
    if (url !== undefined) return judge(readAddress(String(url)), isClean)
    const after = latestSignOff()
    if (remembered?.after !== after || !remembered)
      remembered = { answer: judge(readAddress(), isClean), after }
    return remembered.answer
  } catch {
    return { status: 'unknown' }
  }
}

function judge(address: URL, isClean: boolean): SignOffReturn {
  const awaited = loadPendingStates()
  const found = resolveReturn(address, awaited)
  if (found.status === 'verified') return verify(found.pending, awaited, isClean)
  // Frames for silent renewal share the tab's storage, and deep links come while the return is awaited.
  if (isFramed() || currentSignOff()) return NONE
  if (found.status === 'missing') savePendingStates([])
  return found
}

/** A state verifies once, and those before it never again. */
function verify(pending: PendingState, awaited: readonly PendingState[], isClean: boolean): SignOffReturn {
  const { state, issuer, appState, time } = pending
  savePendingStates(awaited.slice(awaited.indexOf(pending) + 1))
  if (isClean) removeParameters((name, value) => name === 'state' && value === state)
  const current = currentSignOff()
  if (current) endSignOff(current)
  if (typeof issuer === 'string' && !isAnnounced(issuer, time)) announceSignOff(issuer)
  return { status: 'verified', state, appState }
}
