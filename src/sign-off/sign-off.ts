import { leavePage } from '../browser/leave-page.ts'
import { announceSignOff } from '../browser/other-tabs.ts'
import { addPendingState } from '../browser/pending-states.ts'
import { hasDocument, readSurroundings } from '../browser/surroundings.ts'
import { fetchSignOff } from '../http/fetch-sign-off.ts'
import { checkOptions, type ValidOptions } from '../options/check-options.ts'
import type { SignOffOptions } from '../options/sign-off-options.ts'
import { SignOffError } from '../problems/sign-off-error.ts'
import { requireValid } from '../request/check-request.ts'
import { cleanUp } from './clean-up.ts'
import { beginSignOff, currentSignOff, endSignOff, type PageSignOff } from './page-sign-off.ts'
import type { SignOffResult } from './result.ts'

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
  const current = currentSignOff()
  if (current && current.phase !== 'handed over') {
    current.departure?.leaveAgain()
    return current.result
  }
  try {
    const checked = approve(options)
    return hasDocument() ? beginSignOff((page) => carryOut(checked, page)).result : carryOut(checked)
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
  return currentSignOff() !== undefined
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

/** The signal's own method is younger than the browsers that are supported (Chromium 100, Firefox 97). */
function throwIfAborted({ signal }: ValidOptions): void {
  if (signal?.aborted) throw signal.reason
}

/** @param page the sign-off of the page that asks, if one does */
async function carryOut(checked: ValidOptions, page?: PageSignOff): Promise<SignOffResult> {
  throwIfAborted(checked)
  const steps = await cleanUp(checked)
  throwIfAborted(checked)
  if (page && checked.isRedirect) {
    await leave(checked, page)
    return { mode: 'redirect', steps }
  }
  const outcome = await fetchSignOff(checked)
  if (page) {
    announceSignOff(checked.environment.issuer)
    endSignOff(page)
  }
  return { mode: 'fetch', ...outcome, steps }
}

/** Resolves when a `navigate` function has returned; without one it stays pending, or rejects. */
function leave(checked: ValidOptions, page: PageSignOff): Promise<void> {
  const { issuer } = checked.environment
  if (page.former) endSignOff(page.former)
  if (checked.isVerifiable && checked.state) addPendingState(checked.state, issuer, checked.appState)
  page.phase = 'leaving'
  return new Promise((resolve, reject) => {
    page.departure = leavePage(checked, {
      left: () => announceSignOff(issuer),
      cameBack: () => endSignOff(page),
      handedOver: () => {
        if (page.phase === 'leaving') page.phase = 'handed over'
        resolve()
      },
      failed: (error) => {
        endSignOff(page)
        reject(error)
      },
    })
  })
}
