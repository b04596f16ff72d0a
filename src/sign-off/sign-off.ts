import { forgetReturn } from '../browser/complete-sign-off.ts'
import { redirect } from '../browser/leave-page.ts'
import { announceSignOff } from '../browser/other-tabs.ts'
import { addPendingState } from '../browser/pending-states.ts'
import { hasDocument, readSurroundings } from '../browser/surroundings.ts'
import { type FetchOutcome, fetchSignOff } from '../http/fetch-sign-off.ts'
import { checkOptions, type ValidOptions } from '../options/check-options.ts'
import type { SignOffOptions } from '../options/sign-off-options.ts'
import { SignOffError } from '../problems/sign-off-error.ts'
import { requireValid } from '../request/check-request.ts'
import { cleanUp, type SignOffSteps } from './clean-up.ts'

/** What was seen of a sign-off. `confirmed` rests on PingOne's answer alone. */
export type SignOffResult =
  | { readonly mode: 'redirect'; readonly steps: SignOffSteps }
  | ({ readonly mode: 'fetch'; readonly steps: SignOffSteps } & FetchOutcome)

/** Of this page; a back end signs off many users at once. */
let underWay: Promise<SignOffResult> | undefined

/**
 * Signs the user off: checks and builds everything, revokes tokens and clears the application's session, then leaves the page
 * for PingOne or sends the request.
 *
 * @param options what to sign off, and how
 * @returns in mode `redirect` stays pending once the page was told to leave, so that nothing after `await` cancels the
 *   navigation, but for a `navigate` function; in mode `fetch` what PingOne answered
 * @throws SignOffError (the promise rejects) with the problems of the options, before which nothing has happened;
 *   `UNSUPPORTED_RUNTIME`, `NAVIGATION_BLOCKED`, `REJECTED`, `REQUEST_FAILED`, `TIMEOUT`; an abort with the signal's reason
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
  if (underWay) return underWay
  try {
    const checked = approve(options)
    return hasDocument() ? track(checked) : carryOut(checked, () => {})
  } catch (error) {
    return Promise.reject(error)
  }
}

/**
 * Tells whether this page is signing off, for route guards: one that signs on again at once would cancel the sign-off.
 *
 * @returns true from the call of `signOff` until it fails, its fetch has settled, or the page is gone
 * @example
 * ```ts
 * import { isSigningOff } from 'pingone-signoff'
 *
 * export function guard(isSignedOn: boolean, signOn: () => void): void {
 *   if (!isSignedOn && !isSigningOff()) signOn()
 * }
 * ```
 */
export function isSigningOff(): boolean {
  return underWay !== undefined
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
  checked.signal?.throwIfAborted()
  return checked
}

function track(checked: ValidOptions): Promise<SignOffResult> {
  const over = () => {
    if (underWay === attempt) underWay = undefined
  }
  const attempt = Promise.resolve()
    .then(() => carryOut(checked, over))
    .catch((error) => {
      over()
      throw error
    })
  underWay = attempt
  forgetReturn()
  return attempt
}

async function carryOut(checked: ValidOptions, over: () => void): Promise<SignOffResult> {
  checked.signal?.throwIfAborted()
  const steps = await cleanUp(checked)
  checked.signal?.throwIfAborted()
  if (checked.isRedirect) {
    if (checked.isVerifiable && checked.state) addPendingState(checked.state, checked.appState)
    await redirect(checked, over)
    return { mode: 'redirect', steps }
  }
  const outcome = await fetchSignOff(checked)
  if (hasDocument()) announceSignOff(checked.environment.issuer)
  over()
  return { mode: 'fetch', ...outcome, steps }
}
