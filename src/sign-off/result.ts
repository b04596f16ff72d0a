import type { FetchOutcome } from '../http/fetch-sign-off.ts'
import type { SignOffSteps } from './clean-up.ts'

/** The result of a sign-off, as far as it was seen. `confirmed` depends on PingOne's answer alone. */
export type SignOffResult =
  | {
      /** Only with a `navigate` function. Without one, the page is gone. */
      readonly mode: 'redirect'
      /** The results of the clean-up. */
      readonly steps: SignOffSteps
    }
  | ({
      /** PingOne has answered. */
      readonly mode: 'fetch'
      /** The results of the clean-up. */
      readonly steps: SignOffSteps
    } & FetchOutcome)
