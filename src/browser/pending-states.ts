const LIFETIME = 3_600_000

/** A sign-off or a probe of this tab whose return is awaited. */
export interface PendingState {
  readonly state: string
  /** The issuer of the session that it is about. */
  readonly issuer?: unknown
  readonly appState?: unknown
  /** When it was added, in milliseconds since 1970. */
  readonly time: number
}

/** Returns the states of the last hour that have not returned, oldest first. */
export function loadPendingStates(storageKey: string): PendingState[] {
  try {
    const entries: unknown[] = JSON.parse(`${sessionStorage.getItem(storageKey)}`)
    return entries.filter(isPendingState)
  } catch {
    // There is no storage, or nothing of ours in it.
    return []
  }
}

/** @returns whether there was a storage with enough room */
export function savePendingStates(storageKey: string, entries: readonly PendingState[]): boolean {
  try {
    if (entries.length) sessionStorage.setItem(storageKey, JSON.stringify(entries))
    else sessionStorage.removeItem(storageKey)
    return true
  } catch {
    return false
  }
}

/**
 * Stores a state until it returns. If there is no room for the app state, the state is stored without it. If there is
 * no storage at all, the page leaves anyway, but its return cannot be verified.
 *
 * @param appState as JSON text
 */
export function addPendingState(
  storageKey: string,
  state: string,
  issuer: string,
  appState: string | undefined,
): void {
  const awaited = loadPendingStates(storageKey).filter((pending) => pending.state !== state)
  const keep = (entry: PendingState) => savePendingStates(storageKey, [...awaited, entry])
  const bare = { state, issuer, time: Date.now() }
  if (!keep({ ...bare, appState: appState && JSON.parse(appState) })) keep(bare)
}

/** Checks whether a stored value is a state of the last hour. If the clock was set back since, no state is too old. */
function isPendingState(entry: unknown): entry is PendingState {
  const { state, time } = Object(entry)
  return typeof state === 'string' && Date.now() - Number(time) < LIFETIME
}
