import type { Departure } from '../browser/leave-page.ts'
import type { SignOffResult } from './result.ts'

/** A sign-off of this page. A back end signs off many users at once, and has none of these. */
export interface PageSignOff {
  /**
   * `preparing`: it cleans up, or asks PingOne by fetch. `leaving`: the page was told to leave. `handed over`: a `navigate`
   * function has returned, so that the return may be handed in, and another sign-off may start. `over`: it failed, was
   * answered, returned, or the page is back from the back/forward cache.
   */
  phase: 'preparing' | 'leaving' | 'handed over' | 'over'
  /** One that was handed over before, by whose navigation the page may still go. */
  readonly former: PageSignOff | undefined
  departure?: Departure
  /** Set at once. */
  result: Promise<SignOffResult>
}

let latest: PageSignOff | undefined

/** The last sign-off that began on this page, over or not. */
export function latestSignOff(): PageSignOff | undefined {
  return latest
}

/** The sign-off that this page is making. */
export function currentSignOff(): PageSignOff | undefined {
  return latest?.phase === 'over' ? undefined : latest
}

/** Begins a sign-off, whose work follows when the caller of `signOff` has its promise. */
export function beginSignOff(work: (signOff: PageSignOff) => Promise<SignOffResult>): PageSignOff {
  const result = Promise.resolve()
    .then(() => work(signOff))
    .catch((error) => {
      endSignOff(signOff)
      throw error
    })
  const signOff: PageSignOff = { phase: 'preparing', former: currentSignOff(), result }
  latest = signOff
  return signOff
}

/** Ends a sign-off, whatever has become of it; nothing of it is left listening. */
export function endSignOff(signOff: PageSignOff): void {
  signOff.phase = 'over'
  signOff.departure?.stop()
}
