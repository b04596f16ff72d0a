import { ERRORS } from './problem-texts.ts'

/** What can be wrong with a request. */
export type RequestErrorCode =
  | 'INVALID_AUTH_PATH'
  | 'UNKNOWN_REGION'
  | 'INVALID_ENV_ID'
  | 'INVALID_ID_TOKEN'
  | 'NOT_AN_ID_TOKEN'
  | 'REGION_MISMATCH'
  | 'ENVIRONMENT_MISMATCH'
  | 'ISSUER_MISMATCH'
  | 'AUDIENCE_MISMATCH'
  | 'ID_TOKEN_REQUIRED'
  | 'INVALID_REDIRECT_URI'
  | 'INSECURE_REDIRECT_URI'
  | 'UNREGISTERED_REDIRECT_URI'
  | 'INVALID_STATE'
  | 'TOO_LONG'
  | 'RESERVED_PARAMETER'
  | 'INVALID_OPTION'

/** What can be wrong with the session token of `signOff`. */
export type SessionTokenErrorCode = 'INVALID_SESSION_TOKEN' | 'SESSION_TOKEN_REQUIRED'

/** What an error is called, for good: codes change only in a major version. */
export type SignOffErrorCode =
  | RequestErrorCode
  | SessionTokenErrorCode
  | 'REJECTED'
  | 'REQUEST_FAILED'
  | 'TIMEOUT'
  | 'UNSUPPORTED_RUNTIME'
  | 'NAVIGATION_BLOCKED'

/** What is worth knowing about a request that can be sent all the same. */
export type SignOffWarningCode =
  | 'REDIRECT_WITHOUT_ID_TOKEN'
  | 'NO_REDIRECT_URI'
  | 'STATE_WITHOUT_REDIRECT_URI'
  | 'STATE_NOT_ASCII'
  | 'LONG_URL'
  | 'LONG_REDIRECT'
  | 'FETCH_NEEDS_COOKIES'

/** One thing that is wrong with the options, or worth knowing about them. */
export interface SignOffProblem {
  readonly code: SignOffErrorCode | SignOffWarningCode
  readonly level: 'error' | 'warning'
  /** The option that the problem is about. */
  readonly option: string
  /** What is wrong. Never a token, a cookie or a state. */
  readonly message: string
  /** What to change: in the code, or by its name in the PingOne console. */
  readonly fix: string
}

/** The texts of some codes. */
export type Texts<Code extends string> = Readonly<Record<Code, readonly [message: string, fix: string]>>

export type Detail = string | number

/** Takes note of an error. */
export type Report = (code: RequestErrorCode, ...details: Detail[]) => unknown

export function createReport(problems: SignOffProblem[]): Report {
  return (code, ...details) => problems.push(describeProblem(ERRORS, code, 'error', details))
}

/** Puts the details of one case into the texts of its code. */
export function describeProblem<Code extends SignOffProblem['code']>(
  texts: Texts<Code>,
  code: Code,
  level: SignOffProblem['level'],
  details: readonly Detail[] = [],
): SignOffProblem {
  let next = 0
  const fill = (text: string) => text.replace(/%/g, () => `${details[next++]}`)
  const [message, fix] = texts[code].map(fill) as [string, string]
  return { code, level, option: message.replace(/ .*/s, ''), message, fix }
}

/** The errors to tell, in the contract's order. Of an option that is not of its type, nothing else is told. */
export function settle(problems: readonly SignOffProblem[]): SignOffProblem[] {
  const codes = Object.keys(ERRORS)
  // Those of the session token come last, and stand in a table of their own.
  const rank = ({ code }: SignOffProblem) => codes.indexOf(code) >>> 0
  const mistyped = problems.filter(({ code }) => code === 'INVALID_OPTION')
  return problems
    .filter((problem) => problem === (mistyped.find(({ option }) => option === problem.option) ?? problem))
    .sort((one, other) => rank(one) - rank(other))
}
