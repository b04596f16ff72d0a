import { SIGN_OFF_NAME } from '../request/names.ts'
import { hasDocument } from './surroundings.ts'

/** A sign-off that this page did not make, or may have missed. */
export interface SignedOffEvent {
  /** `'bfcache'`: this page came back from the back/forward cache, and a sign-off was made since it was left. */
  readonly reason: 'other-tab' | 'bfcache'
  /** The issuer whose session was signed off. */
  readonly issuer: string
}

/** A function that is called for each sign-off. Its return value is ignored. */
type Listener = (event: SignedOffEvent) => void

/** The last sign-off of this page, as JSON. */
let lastSignOff: string | undefined
/** Whether the page left by that sign-off, and has not come back. */
let hasLeft: boolean | undefined

/**
 * Listens for sign-offs that are made in other tabs of this origin. It also detects when the back button brings this
 * page back as it was before a sign-off.
 *
 * @param listener called for each sign-off. If it throws, the other listeners are still called
 * @returns a function that unsubscribes and removes everything that listens
 * @example
 * ```ts
 * import { onSignedOff } from 'pingone-signoff'
 *
 * declare function endOwnSession(): Promise<void> // a login library keeps its user in this tab's storage
 *
 * const unsubscribe = onSignedOff(async () => {
 *   await endOwnSession()
 *   location.reload()
 * })
 * ```
 */
export function onSignedOff(listener: Listener): () => void {
  if (!hasDocument()) return () => {}
  // Nothing listened when the page came back, if it had left by a sign-off.
  hasLeft = false
  const over = new AbortController()
  const { signal } = over
  /** The last sign-off before the page was left. `true` if the page left by its own, so that any sign-off is news. */
  let seenWhenLeft: string | true | undefined
  let close = hear(listener)
  const leave = () => {
    seenWhenLeft = hasLeft || readLastSignOff()
    close()
  }
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    hasLeft = false
    close = hear(listener)
    const latest = readLastSignOff()
    if (latest !== seenWhenLeft) tell(listener, 'bfcache', latest)
  }
  addEventListener('pagehide', leave, { signal })
  addEventListener('pageshow', comeBack, { signal })
  return () => {
    over.abort()
    close()
  }
}

/**
 * Tells the other tabs about a sign-off. It must not be called before PingOne has been reached: the other tabs would
 * find the session alive, and sign on again.
 *
 * @param isLeaving whether the page leaves by this sign-off, in this very event. Browsers call listeners in the order in
 *   which they were added, so that some of this page's may look before and some after
 */
export function announceSignOff(issuer: string, isLeaving?: true): void {
  hasLeft = isLeaving
  lastSignOff = JSON.stringify({ issuer, time: Date.now() })
  try {
    localStorage.setItem(SIGN_OFF_NAME, lastSignOff)
  } catch {}
  const channel = openChannel()
  channel?.postMessage(JSON.parse(lastSignOff))
  channel?.close()
}

/** Opens the channel. Firefox forbids it if the site may not store anything (`network.cookie.cookieBehavior` 2). */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(SIGN_OFF_NAME)
  } catch {
    return undefined
  }
}

/** Checks whether any page has told the other tabs about a sign-off at this issuer since the given time. */
export function isAnnounced(issuer: string, since: number): boolean {
  const last = parse(readLastSignOff())
  return last.issuer === issuer && (last.time as number) >= since
}

/**
 * Calls the listener for sign-offs that other tabs announce, not for those of this page.
 *
 * @returns a function that stops this. It is needed because an open channel keeps a page out of Firefox's back/forward
 *   cache, and removes it from Chromium's
 */
function hear(listener: Listener): () => void {
  const hearText = (text: string | null) => text !== lastSignOff && tell(listener, 'other-tab', text)
  const channel = openChannel()
  if (!channel) {
    const hearStorage = ({ key, newValue }: StorageEvent) => key === SIGN_OFF_NAME && hearText(newValue)
    // WebKit sends no `storage` events to a page that has not used the storage (measured in 2.50).
    readLastSignOff()
    addEventListener('storage', hearStorage)
    return () => removeEventListener('storage', hearStorage)
  }
  channel.onmessage = ({ data }) => hearText(JSON.stringify(data))
  return () => channel.close()
}

function tell(listener: Listener, reason: SignedOffEvent['reason'], text: string | null | undefined): void {
  const { issuer } = parse(text)
  try {
    if (typeof issuer === 'string') listener({ reason, issuer })
  } catch (error) {
    reportError(error)
  }
}

function readLastSignOff(): string | undefined {
  try {
    return localStorage.getItem(SIGN_OFF_NAME) ?? lastSignOff
  } catch {
    return lastSignOff
  }
}

/** Always gives an object: other scripts of the origin can write anything. */
function parse(text: string | null | undefined): { readonly issuer?: unknown; readonly time?: unknown } {
  try {
    return Object(JSON.parse(text ?? ''))
  } catch {
    return {}
  }
}
