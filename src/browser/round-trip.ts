import type { NoReturn } from '../request/resolve-return.ts'
import type { PendingState } from './pending-states.ts'

/** A way of this page to PingOne and back: a sign-off, or a probe. */
export interface RoundTrip<Result> {
  /**
   * `preparing`: it cleans up, or asks PingOne by fetch. `leaving`: the page was told to leave. `handed over`: a `navigate`
   * function has returned, so that the return may be handed in, and another may start. `over`: it failed, was answered,
   * returned, or the page is back from the back/forward cache.
   */
  phase: 'preparing' | 'leaving' | 'handed over' | 'over'
  /** One that was handed over before, by whose navigation the page may still go. */
  readonly former: RoundTrip<Result> | undefined
  departure?: Departure
  /** Set at once. */
  result: Promise<Result>
}

/** A page on its way out. */
export interface Departure {
  /** Tells the page once more, by the same URL or form, unless it was told just now. */
  readonly leaveAgain: () => void
  /** Leaves nothing listening. */
  readonly stop: () => void
}

/** All of one kind that this page has made. */
export interface RoundTrips<Result, Answer> {
  /** Where in this tab's storage the states are kept whose return is awaited. */
  readonly storageKey: string
  /** What PingOne adds to the address of a return. */
  readonly parameters: readonly string[]
  /** What a return with this state says; nothing where it is not PingOne's answer. */
  readonly read: (pending: PendingState, address: URL) => Answer | undefined
  /** Called when a return has been taken for good. */
  readonly taken?: (pending: PendingState) => void
  /** The last one, over or not, until its return has been taken. */
  latest?: RoundTrip<Result>
  /** What this document's address is to them, once it was asked; a further trip has a return of its own. */
  answer?: Answer | NoReturn | undefined
  /** What it was before the last one. */
  formerAnswer?: Answer | NoReturn | undefined
}

/** The one that this page is making. */
export function currentTrip<Result>(trips: RoundTrips<Result, unknown>): RoundTrip<Result> | undefined {
  return trips.latest?.phase === 'over' ? undefined : trips.latest
}

/**
 * Starts one, whose work follows when the caller has its promise. A further call while one is under way returns the first
 * one's promise, and tells a page again that was told to leave and is still there.
 *
 * @param approve checks everything first; what it throws, the promise rejects with
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

/** Ends one, whatever has become of it; nothing of it is left listening. */
export function endTrip(trip: RoundTrip<unknown> | undefined): void {
  if (!trip) return
  trip.phase = 'over'
  trip.departure?.stop()
}
