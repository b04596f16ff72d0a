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
export function loadPendingStates(storageKey: string): PendingState[] {
  try {
    const entries: unknown[] = JSON.parse(`${sessionStorage.getItem(storageKey)}`)
    return entries.filter(isPendingState)
  } catch {
    // No storage, or nothing of ours in it.
    return []
  }
}

/** @returns whether there was a storage, and room in it */
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
 * Keeps a state until it returns, without the app state where that has no room. Where there is no storage at all the
 * page leaves all the same; its return cannot be verified.
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

/** A clock that was set back meanwhile makes no state old. */
function isPendingState(entry: unknown): entry is PendingState {
  const { state, time } = Object(entry)
  return typeof state === 'string' && Date.now() - Number(time) < LIFETIME
}
