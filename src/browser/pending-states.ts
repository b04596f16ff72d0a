import { isRecord } from '../request/own.ts'

const KEY = 'pingone-signoff'
const LIFETIME = 3_600_000

/** A sign-off of this tab whose return is awaited. */
export interface PendingState {
  readonly state: string
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

/** Where storage is full or forbidden the sign-off goes out all the same; its return cannot be verified. */
export function savePendingStates(entries: readonly PendingState[]): void {
  try {
    if (entries.length) sessionStorage.setItem(KEY, JSON.stringify(entries))
    else sessionStorage.removeItem(KEY)
  } catch {}
}

/** @param appState as JSON text */
export function addPendingState(state: string, appState: string | undefined): void {
  const kept = appState === undefined ? {} : { appState: JSON.parse(appState) as unknown }
  savePendingStates([...loadPendingStates(), { state, ...kept, time: Date.now() }])
}

function isPendingState(entry: unknown): entry is PendingState {
  if (!isRecord(entry)) return false
  const age = Date.now() - Number(entry.time)
  return typeof entry.state === 'string' && age >= 0 && age < LIFETIME
}
