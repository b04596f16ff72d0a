import { isRecord } from '../request/own.ts'

const KEY = 'pingone-signoff'
const LIFETIME = 3_600_000

/** A sign-off of this tab whose return is awaited. */
export interface PendingState {
  readonly state: string
  /** Whose session was signed off: the other tabs may have to be told of it. */
  readonly issuer?: unknown
  readonly appState?: unknown
  /** Milliseconds since 1970. */
  readonly time: number
}

/** The sign-offs of the last hour that have not returned, oldest first. */
export function loadPendingStates(): PendingState[] {
  try {
    const entries: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(entries) ? entries.filter(isPendingState) : []
  } catch {
    return []
  }
}

/** @returns whether there was a storage, and room in it */
export function savePendingStates(entries: readonly PendingState[]): boolean {
  try {
    if (entries.length) sessionStorage.setItem(KEY, JSON.stringify(entries))
    else sessionStorage.removeItem(KEY)
    return true
  } catch {
    return false
  }
}

/**
 * Keeps a state until it returns, without the app state where that has no room. Where there is no storage at all the
 * sign-off goes out all the same; its return cannot be verified.
 *
 * @param appState as JSON text
 */
export function addPendingState(state: string, issuer: string, appState: string | undefined): void {
  const awaited = loadPendingStates()
  const bare = { state, issuer, time: Date.now() }
  const whole = appState === undefined ? bare : { ...bare, appState: JSON.parse(appState) as unknown }
  if (!savePendingStates([...awaited, whole])) savePendingStates([...awaited, bare])
}

/** A clock that was set back meanwhile makes no state old. */
function isPendingState(entry: unknown): entry is PendingState {
  if (!isRecord(entry)) return false
  return typeof entry.state === 'string' && Date.now() - Number(entry.time) < LIFETIME
}
