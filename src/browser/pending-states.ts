import { isRecord } from '../request/own.ts'

/** Where in this tab's storage the states of sign-offs are kept, and those of probes. */
export const SIGN_OFFS = 'pingone-signoff'
export const PROBES = 'pingone-signoff-probe'

export type StorageKey = typeof SIGN_OFFS | typeof PROBES

const LIFETIME = 3_600_000

/** A sign-off or a probe of this tab whose return is awaited. */
export interface PendingState {
  readonly state: string
  /** Whose session it is about. */
  readonly issuer?: unknown
  readonly appState?: unknown
  /** Milliseconds since 1970. */
  readonly time: number
}

/** Those of the last hour that have not returned, oldest first. */
export function loadPendingStates(key: StorageKey = SIGN_OFFS): PendingState[] {
  try {
    const entries: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(entries) ? entries.filter(isPendingState) : []
  } catch {
    return []
  }
}

/** @returns whether there was a storage, and room in it */
export function savePendingStates(entries: readonly PendingState[], key: StorageKey = SIGN_OFFS): boolean {
  try {
    if (entries.length) sessionStorage.setItem(key, JSON.stringify(entries))
    else sessionStorage.removeItem(key)
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
export function addPendingState(
  state: string,
  issuer: string,
  appState: string | undefined,
  key: StorageKey = SIGN_OFFS,
): void {
  const awaited = loadPendingStates(key)
  const bare = { state, issuer, time: Date.now() }
  const whole = appState === undefined ? bare : { ...bare, appState: JSON.parse(appState) as unknown }
  if (!savePendingStates([...awaited, whole], key)) savePendingStates([...awaited, bare], key)
}

/** A clock that was set back meanwhile makes no state old. */
function isPendingState(entry: unknown): entry is PendingState {
  if (!isRecord(entry)) return false
  return typeof entry.state === 'string' && Date.now() - Number(entry.time) < LIFETIME
}
