import { PROBE_NAME, SIGN_OFF_NAME } from '../request/names.ts'
import { own } from '../request/own.ts'
import { type NoReturn, resolveReturn } from '../request/resolve-return.ts'
import { readAddress, removeParameters } from './address-bar.ts'
import { loadPendingStates, type PendingState, savePendingStates } from './pending-states.ts'
import { currentTrip, endTrip, type RoundTrips } from './round-trip.ts'
import { hasDocument, isFramed } from './surroundings.ts'

/** Which address is judged, and whether it is tidied. */
export interface CompleteOptions {
  /** The address the user came back to. Default `location.href`; giving it bypasses what is remembered. */
  url?: string | URL | undefined
  /** Take the answer out of the address bar. Default `true`. */
  cleanUrl?: boolean | undefined
}

const NONE: NoReturn = { status: 'none' }

/** The last return that was taken in this document, whatever has become of its address since. */
let taken: { readonly storageKey: string; readonly state: string; readonly isDocument: boolean } | undefined

interface Visit {
  readonly address: URL
  /** Whether it is the address of this document. */
  readonly isDocument: boolean
  readonly isClean: boolean
}

/** Tells what a visit is to the round trips of one kind. Never throws. */
export function completeReturn<Answer>(
  trips: RoundTrips<unknown, Answer>,
  options: CompleteOptions,
): Answer | NoReturn {
  if (!hasDocument()) return NONE
  try {
    const url = own(options, 'url')
    const isDocument = url === undefined
    const phase = currentTrip(trips)?.phase
    // While the page leaves nothing has returned to it, but for what a native shell hands in.
    if (phase && (isDocument || phase !== 'handed over')) return trips.formerAnswer ?? NONE
    if (isDocument && trips.answer) return trips.answer
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
    // A state is good once, and those before it never again.
    savePendingStates(storageKey, awaited.slice(awaited.indexOf(pending) + 1))
    take(visit, trips, pending)
    trips.taken?.(pending)
    return answer
  }
  // Frames for silent renewal share the tab's storage, deep links come while the return is awaited, and where PingOne has not
  // let the page leave in time it may yet.
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

/** Whether an address answers a trip of the other kind, awaited still or taken already: to this one it is an ordinary visit. */
function isOfOtherKind({ address, isDocument }: Visit, storageKey: string): boolean {
  const [state] = statesOf(address)
  const other = storageKey === PROBE_NAME ? SIGN_OFF_NAME : PROBE_NAME
  const isTaken = taken?.storageKey === other && ((isDocument && taken.isDocument) || taken.state === state)
  return isTaken || loadPendingStates(other).some((pending) => pending.state === state)
}

function statesOf({ searchParams }: URL): string[] {
  return searchParams.getAll('state')
}
