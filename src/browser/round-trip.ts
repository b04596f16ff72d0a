import type { NoReturn } from '../request/resolve-return.ts'
import type { PendingState } from './pending-states.ts'

/** A round trip of this page to PingOne and back: a sign-off, or a probe. */
export interface RoundTrip<Result> {
  /**
   * `preparing`: the clean-up or the fetch to PingOne is under way. `leaving`: the page was told to leave.
   * `handed over`: a `navigate` function has returned. The trip's return may now be passed in, and another trip may
   * start. `over`: the trip failed, was answered or returned, or the page is back from the back/forward cache.
   */
  phase: 'preparing' | 'leaving' | 'handed over' | 'over'
  /** A trip that was handed over before this one. The page may still leave by its navigation. */
  readonly former: RoundTrip<Result> | undefined
  departure?: Departure
  /** The promise that `startTrip` returns. */
  result: Promise<Result>
}

/** Controls a page that was told to leave. */
export interface Departure {
  /** Tells the page to leave once more, by the same URL or form, unless it was told a moment ago. */
  readonly leaveAgain: () => void
  /** Removes all listeners. */
  readonly stop: () => void
}

/** All round trips of one kind that this page has made. */
export interface RoundTrips<Result, Answer> {
  /** The key in this tab's storage under which the pending states are kept. */
  readonly storageKey: string
  /** The parameters that PingOne adds to the address of a return. */
  readonly parameters: readonly string[]
  /** Reads what a return with this state says. Returns `undefined` if it is not PingOne's answer. */
  readonly read: (pending: PendingState, address: URL) => Answer | undefined
  /** Called when a return has been taken for good. */
  readonly taken?: (pending: PendingState) => void
  /** The last trip, over or not, until its return has been taken. */
  latest?: RoundTrip<Result>
  /** The result for this document's address, once it was asked for. A new trip clears it, as it has its own return. */
  answer?: Answer | NoReturn | undefined
  /** The result from before the last trip. */
  formerAnswer?: Answer | NoReturn | undefined
}

/** Returns the last trip of this page, unless it is over. */
export function currentTrip<Result>(trips: RoundTrips<Result, unknown>): RoundTrip<Result> | undefined {
  return trips.latest?.phase === 'over' ? undefined : trips.latest
}

/**
 * Starts a trip. The work begins after the caller has received the promise. A further call while a trip is under way
 * returns the promise of that trip. If the page was told to leave and is still there, that call tells it again.
 *
 * @param approve checks everything first. The promise rejects with whatever it throws
 */
export function startTrip<Result, Checked>(
  trips: RoundTrips<Result, unknown>,
  approve: () => Checked,
  work: (checked: Checked, trip: RoundTrip<Result>) => Promise<Result>,
): Promise<Result> {
  const current = currentTrip(trips)
  if (current && current.phase !== 'handed over') {
    current.departure?.leaveAgain()
    return current.result
  }
  try {
    const checked = approve()
    const result = Promise.resolve()
      .then(() => work(checked, trip))
      .catch((error) => {
        endTrip(trip)
        throw error
      })
    const trip: RoundTrip<Result> = { phase: 'preparing', former: current, result }
    trips.latest = trip
    trips.formerAnswer = trips.answer ?? trips.formerAnswer
    trips.answer = undefined
    return result
  } catch (error) {
    return Promise.reject(error)
  }
}

/** Ends a trip, whatever its phase, and removes all its listeners. */
export function endTrip(trip: RoundTrip<unknown> | undefined): void {
  if (!trip) return
  trip.phase = 'over'
  trip.departure?.stop()
}
