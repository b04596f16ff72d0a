import type { SignOffErrorCode, SignOffProblem } from './codes.ts'

/** PingOne's answer to a request that it rejected, in its own form or in OAuth's. */
export interface PingOneErrorBody {
  /** Names this very error to Ping Identity's support. */
  readonly id?: string
  /** PingOne's code, such as `INVALID_DATA`. */
  readonly code?: string
  /** PingOne's message, with secrets removed. */
  readonly message?: string
  /** Usually a list, in which `target` names the parameter. */
  readonly details?: unknown
  /** The OAuth code. RFC 6749, section 5.2 */
  readonly error?: string
  /** The OAuth message, with secrets removed. */
  readonly error_description?: string
}

/** What an error may have besides its code and message. */
export interface SignOffErrorDetails {
  /** All errors in the options. */
  readonly problems?: readonly SignOffProblem[]
  /** The option that the error is about. */
  readonly option?: string
  /** The HTTP status of the answer. */
  readonly status?: number
  /** What PingOne answered. */
  readonly pingOne?: PingOneErrorBody
  /** The error that caused this one, with secrets removed. */
  readonly cause?: unknown
}

/**
 * Why a sign-off did not happen. It never contains a token, a cookie or a state, however it is printed.
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
  /** All errors in the options. Empty if the error arose later: while the request was sent, or while the page left. */
  declare readonly problems: readonly SignOffProblem[]
  /** The option that the first error is about. */
  declare readonly option?: string
  /** The HTTP status of a rejected request. */
  declare readonly status?: number
  /** What PingOne answered to a rejected request, with secrets removed. */
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
