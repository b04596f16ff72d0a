import { announceSignOff, isAnnounced } from '../browser/other-tabs.ts'
import type { PendingState } from '../browser/pending-states.ts'
import type { RoundTrips } from '../browser/round-trip.ts'
import { SIGN_OFF_NAME } from '../request/names.ts'
import { own } from '../request/own.ts'
import type { NoReturn } from '../request/resolve-return.ts'
import type { SignOffResult } from './result.ts'

/** A return that answers this tab's request. */
interface VerifiedReturn {
  /** The state that was sent has come back. */
  readonly status: 'verified'
  /** The state that has come back. */
  readonly state: string
  /** The `appState` that `signOff` was given. */
  readonly appState: unknown
}

/** What a visit means for the sign-offs of this tab. */
export type SignOffReturn = VerifiedReturn | NoReturn

/** The sign-offs of this page. */
export const SIGN_OFFS: RoundTrips<SignOffResult, VerifiedReturn> = {
  storageKey: SIGN_OFF_NAME,
  parameters: ['state'],
  read: (pending) => ({ status: 'verified', state: pending.state, appState: own(pending, 'appState') }),
  taken: tellOthers,
}

/** Tells the other tabs about a sign-off, if the page could not tell them when it left. */
function tellOthers({ issuer, time }: PendingState): void {
  if (typeof issuer === 'string' && !isAnnounced(issuer, time)) announceSignOff(issuer)
}
