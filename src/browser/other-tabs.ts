import { SIGN_OFF_NAME } from '../request/names.ts'
import { hasDocument } from './surroundings.ts'

/** A sign-off that this page did not make, or may have missed. */
export interface SignedOffEvent {
  /** `'bfcache'`: this page came back from the back/forward cache after a sign-off made since it was left. */
  readonly reason: 'other-tab' | 'bfcache'
  /** The issuer whose session was signed off. */
  readonly issuer: string
}

/** Told of each sign-off; what it returns is dropped. */
type Listener = (event: SignedOffEvent) => void

/** This page's own, as JSON. */
let lastSignOff: string | undefined
/** Whether this page left by it, and has not come back. */
let hasLeft: boolean | undefined

/**
 * Listens for sign-offs made in other tabs of this origin, and for pages that the back button brings back signed on.
 *
 * @param listener one that throws stops no other
 * @returns a function that unsubscribes and leaves nothing listening
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
  const over = new AbortController()
  const { signal } = over
  /** The last sign-off before this page was left, or `true` where the page left by its own, so that any is news. */
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
 * Tells the other tabs. Not before PingOne has been reached: they would find the session alive, and sign on again.
 *
 * @param isLeaving whether this page leaves by it, in this event: some of its listeners may already have heard that it leaves
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

/** Firefox forbids it where the site may keep nothing (`network.cookie.cookieBehavior` 2). */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(SIGN_OFF_NAME)
  } catch {
    return undefined
  }
}

/** Whether the other tabs have heard of a sign-off that began then, from whomever. */
export function isAnnounced(issuer: string, since: number): boolean {
  const last = parse(readLastSignOff())
  return last.issuer === issuer && (last.time as number) >= since
}

/**
 * Hears what other tabs tell, not what this page does.
 *
 * @returns what stops it: an open channel keeps a page out of Firefox's back/forward cache, and throws it out of Chromium's
 */
function hear(listener: Listener): () => void {
  const hearText = (text: string | null) => text !== lastSignOff && tell(listener, 'other-tab', text)
  const channel = openChannel()
  if (!channel) {
    const hearStorage = ({ key, newValue }: StorageEvent) => key === SIGN_OFF_NAME && hearText(newValue)
    // WebKit tells nothing of the storage to a page that has not used it (measured in 2.50).
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

/** An object, whatever stands there: other scripts of the origin can write it too. */
function parse(text: string | null | undefined): { readonly issuer?: unknown; readonly time?: unknown } {
  try {
    return Object(JSON.parse(text ?? ''))
  } catch {
    return {}
  }
}
