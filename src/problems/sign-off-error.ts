import type { SignOffErrorCode, SignOffProblem } from './codes.ts'

/** What PingOne said of a request that it rejected: its own form of error, or OAuth's. */
export interface PingOneErrorBody {
  /** Of the error, for Ping Identity's support. */
  readonly id?: string
  /** PingOne's own: `INVALID_DATA`, say. */
  readonly code?: string
  /** In PingOne's words, less what is secret. */
  readonly message?: string
  /** A list, as a rule, whose `target` names the parameter. */
  readonly details?: unknown
  /** OAuth's code. RFC 6749, section 5.2 */
  readonly error?: string
  /** OAuth's words. */
  readonly error_description?: string
}

/** What an error has beside its code and message. */
export interface SignOffErrorDetails {
  /** All the errors. */
  readonly problems?: readonly SignOffProblem[]
  /** The option that it is about. */
  readonly option?: string
  /** The HTTP status of the answer. */
  readonly status?: number
  /** What PingOne answered. */
  readonly pingOne?: PingOneErrorBody
  /** What it arose from, less what is secret. */
  readonly cause?: unknown
}

/**
 * Why a sign-off was not made. No token, cookie or state ever stands in it, however it is printed.
 *
 * @example
 * ```ts
 * import { buildSignOffUrl, SignOffError } from 'pingone-signoff'
 *
 * try {
 *   buildSignOffUrl({ authPath: 'https://auth.pingone.uk' })
 * } catch (error) {
 *   if (error instanceof SignOffError) console.error(error.code, error.problems)
 * }
 * ```
 */
export class SignOffError extends Error {
  /** Always `'SignOffError'`. */
  override readonly name = 'SignOffError'
  /** The first error's code. */
  declare readonly code: SignOffErrorCode
  /** All the errors; empty for what only arises on the way. */
  declare readonly problems: readonly SignOffProblem[]
  /** The option that the first error is about. */
  declare readonly option?: string
  /** The HTTP status of a rejected request. */
  declare readonly status?: number
  /** What PingOne answered to a rejected request, less what is secret. */
  declare readonly pingOne?: PingOneErrorBody

  constructor(code: SignOffErrorCode, message: string, details: SignOffErrorDetails = {}) {
    super(message, details)
    Object.assign(this, { code, problems: [] }, details)
  }
}

/** @throws SignOffError with the errors, if there are any */
export function throwErrors(problems: readonly SignOffProblem[]): void {
  if (problems.length === 0) return
  const { code, option, message, fix } = problems[0] as SignOffProblem
  throw new SignOffError(code as SignOffErrorCode, `${message} ${fix}`, { problems, option })
}
