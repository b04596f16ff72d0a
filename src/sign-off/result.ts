import type { FetchOutcome } from '../http/fetch-sign-off.ts'
import type { SignOffSteps } from './clean-up.ts'

/** What was seen of a sign-off. `confirmed` rests on PingOne's answer alone. */
export type SignOffResult =
  | { readonly mode: 'redirect'; readonly steps: SignOffSteps }
  | ({ readonly mode: 'fetch'; readonly steps: SignOffSteps } & FetchOutcome)
