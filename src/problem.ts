import { ERRORS, type OPTION_ERRORS, type WARNINGS } from './problem-texts.ts'

/** What a problem is called, for good: codes change only in a major version. */
export type SignOffErrorCode =
  | keyof typeof ERRORS
  | keyof typeof OPTION_ERRORS
  | 'REJECTED'
  | 'REQUEST_FAILED'
  | 'TIMEOUT'
  | 'UNSUPPORTED_RUNTIME'
  | 'NAVIGATION_BLOCKED'

/** What is worth knowing about a request that can be sent all the same. */
export type SignOffWarningCode = keyof typeof WARNINGS

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

type Texts = Record<string, readonly [message: string, fix: string]>

export type Detail = string | number

/** Takes note of an error. */
export type Report = (code: keyof typeof ERRORS, ...details: Detail[]) => void

/** What is of another type than its option gets that one problem. */
export function createReport(problems: SignOffProblem[]): Report {
  return (code, ...details) => {
    const problem = describeProblem(ERRORS, code, 'error', details)
    const isKnown = (other: SignOffProblem) =>
      other.code === 'INVALID_OPTION' && other.option === problem.option
    if (!problems.some(isKnown)) problems.push(problem)
  }
}

/** Puts the details of one case into the texts of its code. */
export function describeProblem<T extends Texts>(
  texts: T,
  code: keyof T & SignOffProblem['code'],
  level: SignOffProblem['level'],
  details: readonly Detail[] = [],
): SignOffProblem {
  let next = 0
  const fill = (text: string) => text.replace(/%/g, () => `${details[next++]}`)
  const [message, fix] = (texts[code] as Texts[string]).map(fill) as [string, string]
  return { code, level, option: message.replace(/ .*/s, ''), message, fix }
}

/** The errors of a request in the contract's order. */
export function inContractOrder(problems: readonly SignOffProblem[]): SignOffProblem[] {
  return Object.keys(ERRORS).flatMap((code) => problems.filter((problem) => problem.code === code))
}
