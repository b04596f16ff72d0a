import type { FetchOutcome } from '../http/fetch-sign-off.ts'
import type { SignOffSteps } from './clean-up.ts'

/** What was seen of a sign-off. `confirmed` rests on PingOne's answer alone. */
export type SignOffResult =
  | {
      /** Only with a `navigate` function: else the page is gone. */
      readonly mode: 'redirect'
      /** What became of the clean-up. */
      readonly steps: SignOffSteps
    }
  | ({
      /** PingOne has answered. */
      readonly mode: 'fetch'
      /** What became of the clean-up. */
      readonly steps: SignOffSteps
    } & FetchOutcome)
