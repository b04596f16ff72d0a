import type { Departure } from '../browser/leave-page.ts'

/** A probe for which this page is leaving. */
export interface PageProbe {
  departure?: Departure
  /** Set at once. */
  result: Promise<void>
}

let latest: PageProbe | undefined
let isOver = true

/** The last probe that began on this page, over or not. */
export function latestProbe(): PageProbe | undefined {
  return latest
}

/** The probe for which this page is leaving. */
export function currentProbe(): PageProbe | undefined {
  return isOver ? undefined : latest
}

/** Begins a probe, whose work follows when the caller of `probeSession` has its promise. */
export function beginProbe(work: (probe: PageProbe) => Promise<void>): PageProbe {
  const result = Promise.resolve()
    .then(() => work(probe))
    .catch((error) => {
      endProbe(probe)
      throw error
    })
  const probe: PageProbe = { result }
  latest = probe
  isOver = false
  return probe
}

/** Ends a probe, whatever has become of it; nothing of it is left listening. */
export function endProbe(probe: PageProbe): void {
  if (probe === latest) isOver = true
  probe.departure?.stop()
}
