import type { RoundTrips } from '../browser/round-trip.ts'
import { PROBE_NAME } from '../request/names.ts'
import { own } from '../request/own.ts'
import { ANSWER_PARAMETERS, type ProbeAnswer, resolveProbeAnswer } from '../request/resolve-probe-answer.ts'
import type { NoReturn } from '../request/resolve-return.ts'

/** An answer to a probe of this tab. */
type AnsweredProbe = ProbeAnswer & {
  /** The `appState` that `probeSession` was given. */
  readonly appState: unknown
}

/** What a visit means for the probes of this tab. */
export type ProbeResult = AnsweredProbe | NoReturn

/** The probes of this page. */
export const PROBES: RoundTrips<void, AnsweredProbe> = {
  storageKey: PROBE_NAME,
  parameters: ANSWER_PARAMETERS,
  read: (pending, address) => {
    const answer = resolveProbeAnswer(address, `${pending.issuer}`)
    return answer && { ...answer, appState: own(pending, 'appState') }
  },
}
