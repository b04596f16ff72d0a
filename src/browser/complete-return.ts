import { PROBE_NAME, SIGN_OFF_NAME } from '../request/names.ts'
import { own } from '../request/own.ts'
import { type NoReturn, resolveReturn } from '../request/resolve-return.ts'
import { readAddress, removeParameters } from './address-bar.ts'
import { loadPendingStates, type PendingState, savePendingStates } from './pending-states.ts'
import { currentTrip, endTrip, type RoundTrips } from './round-trip.ts'
import { hasDocument, isFramed } from './surroundings.ts'

/** Which address to check, and whether to clean it. */
export interface CompleteOptions {
  /** The address that the user came back to. Default `location.href`. If it is given, no remembered result is used. */
  url?: string | URL | undefined
  /** Take the answer out of the address bar. Default `true`. */
  cleanUrl?: boolean | undefined
}

const NONE: NoReturn = { status: 'none' }

/** The last return that was taken in this document. It is kept even if the document's address has changed since. */
let taken: { readonly storageKey: string; readonly state: string; readonly isDocument: boolean } | undefined

interface Visit {
  readonly address: URL
  /** Whether `address` is the address of this document. */
  readonly isDocument: boolean
  readonly isClean: boolean
}

/** Checks whether a visit is the return of a round trip of one kind, and returns the result. Never throws. */
export function completeReturn<Answer>(
  trips: RoundTrips<unknown, Answer>,
  options: CompleteOptions,
): Answer | NoReturn {
  if (!hasDocument()) return NONE
  try {
    const url = own(options, 'url')
    const isDocument = url === undefined
    const phase = currentTrip(trips)?.phase
    const known = phase ? (trips.formerAnswer ?? NONE) : trips.answer
    if (isDocument && known) return known
    // While the page leaves, nothing can have returned to it, unless a navigate function has handed it over.
    if (phase && phase !== 'handed over') return NONE
    const address = readAddress(isDocument ? undefined : String(url))
    const answer = judge({ address, isDocument, isClean: own(options, 'cleanUrl') !== false }, trips)
    if (isDocument) trips.answer = answer
    return answer
  } catch {
    return { status: 'unknown' }
  }
}

function judge<Answer>(visit: Visit, trips: RoundTrips<unknown, Answer>): Answer | NoReturn {
  const { storageKey } = trips
  const awaited = loadPendingStates(storageKey)
  const found = resolveReturn(statesOf(visit.address), awaited)
  if (found.status === 'verified') {
    const { pending } = found
    const answer = trips.read(pending, visit.address)
    if (!answer) return { status: 'unknown' }
    // A state is valid once. The states before it are no longer valid.
    savePendingStates(storageKey, awaited.slice(awaited.indexOf(pending) + 1))
    take(visit, trips, pending)
    trips.taken?.(pending)
    return answer
  }
  // These visits leave the pending states alone. Frames for silent renewal share the tab's storage. Deep links come
  // while the return is awaited. And if PingOne did not let the page leave in time, it may still do so.
  if (isFramed() || trips.latest?.departure || isOfOtherKind(visit, storageKey)) return NONE
  if (found.status === 'missing') savePendingStates(storageKey, [])
  return found
}

function take(
  { isDocument, isClean }: Visit,
  trips: RoundTrips<unknown, unknown>,
  { state }: PendingState,
): void {
  const { storageKey, parameters } = trips
  const isHere = `${statesOf(readAddress())}` === state
  taken = { storageKey, state, isDocument: isDocument || isHere }
  if (isClean && isHere) removeParameters(parameters)
  endTrip(trips.latest)
  delete trips.latest
}

/**
 * Checks whether an address answers a trip of the other kind, which is still awaited or was already taken. For the
 * trips of this kind it is then an ordinary visit.
 */
function isOfOtherKind({ address, isDocument }: Visit, storageKey: string): boolean {
  const [state] = statesOf(address)
  const other = storageKey === PROBE_NAME ? SIGN_OFF_NAME : PROBE_NAME
  const isTaken = taken?.storageKey === other && ((isDocument && taken.isDocument) || taken.state === state)
  return isTaken || loadPendingStates(other).some((pending) => pending.state === state)
}

function statesOf({ searchParams }: URL): string[] {
  return searchParams.getAll('state')
}
