/** What goes wrong. Faults can be set while PingOne runs. A fault that is not set does not happen. */
export interface Faults {
  /** An expired ID token is refused as a hint, with the page that was seen in 2023. */
  refuseExpiredHints?: boolean | undefined
  /** Every answer takes this many milliseconds longer. */
  slow?: number | undefined
  /** Every connection ends without an answer. */
  down?: boolean | undefined
  /** No page can read an answer, whatever origins the application allows. */
  noCors?: boolean | undefined
  /** Every sign-off is refused with this error code, and the session stays. */
  rejectSignOff?: string | undefined
  /** The user comes back without the `state` that was sent. */
  loseState?: boolean | undefined
  /**
   * Sign-off is answered as usual, but the session and its cookie stay. This is for tests that must not be fooled.
   */
  staySignedOn?: boolean | undefined
}

/** Replaces the content of `faults` by that of `next`, so that all code that holds the object sees it. */
export function replaceFaults(faults: Faults, next: Faults): void {
  for (const name of Object.keys(faults)) Reflect.deleteProperty(faults, name)
  Object.assign(faults, next)
}
