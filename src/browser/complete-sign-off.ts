import { own } from '../request/own.ts'
import { loadPendingStates, savePendingStates } from './pending-states.ts'
import { hasDocument } from './surroundings.ts'

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

let remembered: SignOffReturn | undefined

/**
 * Tells whether this visit is the return from a sign-off of this tab: call it on the page of the post-logout redirect URI.
 *
 * `verified`: this return answers this tab's request, which says nothing of PingOne's session: that, only `prompt=none` can
 * tell. `none`: an ordinary visit. `missing`: a sign-off is pending, but no state came back. `unknown`: a state that this tab
 * did not send, sent twice, or has used. A state verifies once, within an hour. Never throws.
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
  if (!hasDocument()) return { status: 'none' }
  try {
    const url = own(options, 'url')
    const isClean = own(options, 'cleanUrl') !== false
    if (url !== undefined) return judge(String(url), isClean)
    remembered ??= judge(location.href, isClean)
    return remembered
  } catch {
    return { status: 'unknown' }
  }
}

/** A new sign-off has a return of its own. */
export function forgetReturn(): void {
  remembered = undefined
}

function judge(url: string, isClean: boolean): SignOffReturn {
  const states = new URL(url, location.href).searchParams.getAll('state')
  const pending = loadPendingStates()
  if (states.length === 0) {
    savePendingStates([])
    return { status: pending.length ? 'missing' : 'none' }
  }
  const index = pending.findIndex(({ state }) => state === states[0])
  const match = pending[index]
  if (states.length > 1 || !match) return { status: 'unknown' }
  savePendingStates(pending.slice(index + 1))
  if (isClean) removeState(match.state)
  return { status: 'verified', state: match.state, appState: match.appState }
}

/** Byte by byte, since `searchParams` would rewrite the rest of the query. */
function removeState(state: string): void {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(location.href) ?? []
  const isOther = (pair: string) => new URLSearchParams(`&${pair}`).get('state') !== state
  const rest = query.split('&').filter(isOther).join('&')
  try {
    if (rest !== query) history.replaceState(history.state, '', path + (rest && `?${rest}`) + fragment)
  } catch {
    // Browsers limit how often an address may change; the return is verified all the same.
  }
}
