/** What goes wrong, settable while PingOne runs. What is not set does not. */
export interface Faults {
  /** An expired ID token is refused as a hint, with the page that was seen in 2023. */
  refuseExpiredHints?: boolean | undefined
  /** Every answer takes so many milliseconds more. */
  slow?: number | undefined
  /** Every connection ends without an answer. */
  down?: boolean | undefined
  /** No page may read an answer, whatever the application's origins. */
  noCors?: boolean | undefined
  /** Every sign-off is refused with this error code, and the session stays. */
  rejectSignOff?: string | undefined
  /** The user comes back without the `state` that was sent. */
  loseState?: boolean | undefined
  /** Sign-off is answered as ever, but the session and its cookie stay: for tests that must not be fooled. */
  staySignedOn?: boolean | undefined
}

/** Makes `faults` be these and no other, so that all who hold the object see them. */
export function replaceFaults(faults: Faults, next: Faults): void {
  for (const name of Object.keys(faults)) Reflect.deleteProperty(faults, name)
  Object.assign(faults, next)
}
