import type { RequestErrorCode, SignOffProblem } from './codes.ts'
import { ERRORS, type Texts } from './texts.ts'

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
