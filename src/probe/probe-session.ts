import { leavePage } from '../browser/leave-page.ts'
import { addPendingState } from '../browser/pending-states.ts'
import { currentTrip, type RoundTrip, startTrip } from '../browser/round-trip.ts'
import { hasDocument, isFramed } from '../browser/surroundings.ts'
import { throwIfAborted } from '../options/aborted.ts'
import { readAppState } from '../options/check-options.ts'
import { navigation, SIGNAL } from '../options/sign-off-options.ts'
import type { Report } from '../problems/problem.ts'
import { SignOffError } from '../problems/sign-off-error.ts'
import { type AnyFunction, type OptionType, type OptionValues, readOptions } from '../request/read-options.ts'
import { requireProbe, type SessionProbe, type ValidProbe, writeProbeUrl } from '../request/session-probe.ts'
import { generateState } from '../request/state.ts'
import { SIGN_OFFS } from '../sign-off/sign-offs.ts'
import { PROBES } from './probes.ts'

/** What to ask, and how to leave. */
export interface ProbeSessionOptions extends SessionProbe {
  /** JSON kept in this tab, and handed back by `completeProbe`. */
  appState?: unknown
  /** How the page leaves. Default `'replace'`: the user should not come back to the page that asks. */
  navigate?: 'assign' | 'replace' | ((url: string) => void | Promise<void>) | null | undefined
  /** Aborts the probe. It has no effect once the page was told to leave. */
  signal?: AbortSignal | null | undefined
}

type Navigate = 'assign' | 'replace' | AnyFunction

const LEAVING: { navigate: OptionType<Navigate>; signal: OptionType<AbortSignal> } = {
  navigate: /* @__PURE__ */ navigation('assign', 'replace'),
  signal: SIGNAL,
}

/**
 * Asks PingOne itself whether its session is alive. It does so by a top-level navigation with `prompt=none`, which
 * carries PingOne's cookie in every browser. The user sees an empty page for a moment, and `completeProbe` reads the
 * answer.
 *
 * @param options what to ask
 * @returns a promise that stays pending once the page was told to leave. With a `navigate` function it resolves when
 *   that function has returned
 * @throws SignOffError (the promise rejects) with the problems of the options, before anything has happened, or with
 *   `FRAMED_REDIRECT` in a frame, where the answer would prove nothing, with `UNSUPPORTED_RUNTIME` outside a browser,
 *   or with `NAVIGATION_BLOCKED`, also while the page is signing off, since the sign-off comes first. After an abort,
 *   the promise rejects with the signal's reason
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest
 * @example
 * ```ts
 * import { probeSession } from 'pingone-signoff'
 *
 * export function askWhetherEnded(): Promise<void> {
 *   return probeSession({
 *     authPath: 'https://auth.pingone.eu',
 *     envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 *     clientId: 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
 *     redirectUri: 'https://app.example.com/bye', // one of the application's Redirect URIs
 *   })
 * }
 * ```
 */
export function probeSession(options: ProbeSessionOptions): Promise<void> {
  const signOff = currentTrip(SIGN_OFFS)
  if (signOff && signOff.phase !== 'handed over') {
    // A probe would cancel the sign-off, whose clean-up may already be done.
    return Promise.reject(new SignOffError('NAVIGATION_BLOCKED', 'The page is signing off.'))
  }
  return startTrip(PROBES, () => approve(options), carryOut)
}

interface ApprovedProbe extends ValidProbe, OptionValues<typeof LEAVING> {
  /** The app state as JSON text. */
  readonly appState: string | undefined
}

function approve(options: unknown): ApprovedProbe {
  const checkRest = (report: Report) => ({
    ...readOptions(options, LEAVING, report),
    appState: readAppState(options, true, report),
  })
  const probe = requireProbe(options, checkRest, generateState)
  if (!hasDocument()) {
    throw new SignOffError('UNSUPPORTED_RUNTIME', 'A probe needs a page. Redirect to buildProbeUrl.')
  }
  if (isFramed()) {
    throw new SignOffError('FRAMED_REDIRECT', 'A probe in a frame proves nothing. Ask from the top.')
  }
  throwIfAborted(probe)
  return probe
}

async function carryOut(probe: ApprovedProbe, trip: RoundTrip<void>): Promise<void> {
  const { state = '', environment, appState, navigate = 'replace' } = probe
  throwIfAborted(probe)
  addPendingState(PROBES.storageKey, state, environment.issuer, appState)
  await leavePage(trip, { url: writeProbeUrl(probe), navigate })
}
