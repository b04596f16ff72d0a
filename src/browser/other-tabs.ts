import { isRecord } from '../request/own.ts'
import { hasDocument } from './surroundings.ts'

const NAME = 'pingone-signoff'

/** A sign-off that this page did not make, or may have missed. */
export interface SignedOffEvent {
  /** `'bfcache'`: this page came back from the back/forward cache after a sign-off made since it was left. */
  readonly reason: 'other-tab' | 'bfcache'
  /** The issuer whose session was signed off. */
  readonly issuer: string
}

type Listener = (event: SignedOffEvent) => void

const listeners = new Set<{ readonly listener: Listener }>()
let channel: BroadcastChannel | undefined
let lastSignOff: string | undefined
let seenWhenLeft: string | undefined

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
  if (listeners.size === 0) startListening()
  const subscription = { listener }
  listeners.add(subscription)
  return () => {
    if (listeners.delete(subscription) && listeners.size === 0) stopListening()
  }
}

/** Tells the other tabs. Not before PingOne has been reached: they would find the session alive, and sign on again. */
export function announceSignOff(issuer: string): void {
  lastSignOff = JSON.stringify({ issuer, time: Date.now() })
  try {
    localStorage.setItem(NAME, lastSignOff)
  } catch {}
  if (typeof BroadcastChannel === 'undefined') return
  // A channel does not hear itself, so that the page's own listeners stay out of it.
  const sender = channel ?? new BroadcastChannel(NAME)
  sender.postMessage({ issuer })
  if (sender !== channel) sender.close()
}

/** Whether the other tabs have heard of a sign-off that began then, from whomever. */
export function isAnnounced(issuer: string, since: number): boolean {
  const last = parse(readLastSignOff())
  return isRecord(last) && last.issuer === issuer && Number(last.time) >= since
}

function startListening(): void {
  openChannel()
  // Capturing, hence before a sign-off of this page announces itself in the same event.
  addEventListener('pagehide', leave, true)
  addEventListener('pageshow', comeBack)
}

function stopListening(): void {
  closeChannel()
  removeEventListener('pagehide', leave, true)
  removeEventListener('pageshow', comeBack)
}

function openChannel(): void {
  if (typeof BroadcastChannel === 'undefined') {
    // WebKit tells nothing of the storage to a page that has not used it (measured in 2.50).
    readLastSignOff()
    addEventListener('storage', hearStorage)
  } else {
    channel = new BroadcastChannel(NAME)
    channel.onmessage = ({ data }) => tell('other-tab', data)
  }
}

/** An open channel keeps a page out of Firefox's back/forward cache, and throws it out of Chromium's. */
function closeChannel(): void {
  removeEventListener('storage', hearStorage)
  channel?.close()
  channel = undefined
}

function hearStorage({ key, newValue }: StorageEvent): void {
  if (key === NAME) tell('other-tab', parse(newValue))
}

function leave(): void {
  seenWhenLeft = readLastSignOff()
  closeChannel()
}

function comeBack({ persisted }: PageTransitionEvent): void {
  if (!persisted) return
  openChannel()
  const latest = readLastSignOff()
  if (latest !== seenWhenLeft) tell('bfcache', parse(latest))
}

function tell(reason: SignedOffEvent['reason'], message: unknown): void {
  const issuer = isRecord(message) ? message.issuer : undefined
  if (typeof issuer !== 'string') return
  for (const { listener } of [...listeners]) {
    try {
      listener({ reason, issuer })
    } catch (error) {
      reportError(error)
    }
  }
}

function readLastSignOff(): string | undefined {
  try {
    return localStorage.getItem(NAME) ?? lastSignOff
  } catch {
    return lastSignOff
  }
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
