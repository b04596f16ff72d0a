import { leavePage } from '../browser/leave-page.ts'
import { announceSignOff } from '../browser/other-tabs.ts'
import { addPendingState } from '../browser/pending-states.ts'
import { endTrip, type RoundTrip, startTrip } from '../browser/round-trip.ts'
import { hasDocument, readSurroundings } from '../browser/surroundings.ts'
import { fetchSignOff } from '../http/fetch-sign-off.ts'
import { throwIfAborted } from '../options/aborted.ts'
import { checkOptions, type ValidOptions } from '../options/check-options.ts'
import type { SignOffOptions } from '../options/sign-off-options.ts'
import { SignOffError } from '../problems/sign-off-error.ts'
import { requireValid } from '../request/check-request.ts'
import { cleanUp } from './clean-up.ts'
import { exitOf } from './exit-of.ts'
import type { SignOffResult } from './result.ts'
import { SIGN_OFFS } from './sign-offs.ts'

/**
 * Signs the user off. It checks and builds everything, revokes tokens and clears the application's session. Then the
 * page leaves for PingOne, or the request is sent.
 *
 * @param options what to sign off, and how
 * @returns in mode `redirect`, a promise that stays pending once the page was told to leave, so that nothing after
 *   `await` cancels the navigation. With a `navigate` function it resolves when that function has returned. In mode
 *   `fetch`, what PingOne answered
 * @throws SignOffError (the promise rejects) with the problems of the options, before anything has happened, or with
 *   `UNSUPPORTED_RUNTIME`, `NAVIGATION_BLOCKED`, `REJECTED`, `REQUEST_FAILED` or `TIMEOUT`. After an abort, the promise
 *   rejects with the signal's reason
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 * @example
 * ```ts
 * import { signOff } from 'pingone-signoff'
 *
 * export async function onSignOffClick(idToken: string): Promise<void> {
 *   await signOff({
 *     authPath: 'https://auth.pingone.eu',
 *     envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 *     idToken,
 *     postLogoutRedirectUri: 'https://app.example.com/bye',
 *   })
 * }
 * ```
 */
export function signOff(options: SignOffOptions): Promise<SignOffResult> {
  return hasDocument() ? startTrip(SIGN_OFFS, () => approve(options), carryOut) : signOffAlone(options)
}

/** Signs off where there is no page to leave. Each call is separate: a back end signs many users off at once. */
async function signOffAlone(options: SignOffOptions): Promise<SignOffResult> {
  return carryOut(approve(options))
}

function approve(options: SignOffOptions): ValidOptions {
  const checked = requireValid(
    checkOptions(options, readSurroundings(), hasDocument() ? 'redirect' : 'fetch'),
  )
  if (checked.isRedirect && !hasDocument()) {
    throw new SignOffError(
      'UNSUPPORTED_RUNTIME',
      "mode 'redirect' needs a page. Redirect to buildSignOffUrl, or use mode 'fetch'.",
    )
  }
  throwIfAborted(checked)
  return checked
}

/** @param trip the trip of the page, if there is a page */
async function carryOut(checked: ValidOptions, trip?: RoundTrip<SignOffResult>): Promise<SignOffResult> {
  throwIfAborted(checked)
  const steps = await cleanUp(checked)
  throwIfAborted(checked)
  const { issuer } = checked.environment
  if (trip && checked.isRedirect) {
    if (checked.isVerifiable && checked.state)
      addPendingState(SIGN_OFFS.storageKey, checked.state, issuer, checked.appState)
    await leavePage(trip, exitOf(checked), () => announceSignOff(issuer, true))
    return { mode: 'redirect', steps }
  }
  const outcome = await fetchSignOff(checked)
  if (trip) {
    announceSignOff(issuer)
    endTrip(trip)
  }
  return { mode: 'fetch', ...outcome, steps }
}
