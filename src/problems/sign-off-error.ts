import type { SignOffErrorCode, SignOffProblem } from './codes.ts'

/** What PingOne said of a request that it rejected: its own form of error, or OAuth's. */
export interface PingOneErrorBody {
  readonly id?: string
  readonly code?: string
  readonly message?: string
  readonly details?: unknown
  readonly error?: string
  readonly error_description?: string
}

export interface SignOffErrorDetails {
  readonly problems?: readonly SignOffProblem[]
  readonly option?: string
  readonly status?: number
  readonly pingOne?: PingOneErrorBody
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
  override readonly name = 'SignOffError'
  /** The first error's code. */
  declare readonly code: SignOffErrorCode
  /** All the errors; empty for what only arises on the way. */
  declare readonly problems: readonly SignOffProblem[]
  /** The option that the first error is about. */
  declare readonly option?: string
  /** The HTTP status of a rejected request. */
  declare readonly status?: number
  declare readonly pingOne?: PingOneErrorBody

  constructor(code: SignOffErrorCode, message: string, details: SignOffErrorDetails = {}) {
    super(message, details)
    Object.assign(this, { code, problems: [] }, details)
  }
}

/** @throws SignOffError with the errors, if there are any */
export function throwErrors(problems: readonly SignOffProblem[]): void {
  const [first] = problems
  if (!first) return
  const message = `${first.message} ${first.fix}`
  throw new SignOffError(first.code as SignOffErrorCode, message, { problems, option: first.option })
}
