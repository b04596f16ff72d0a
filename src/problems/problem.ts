import type { RequestErrorCode, SignOffProblem } from './codes.ts'
import { ERRORS, type Texts } from './texts.ts'

/** What goes into a text. Never a token, a cookie or a state. */
export type Detail = string | number

/** Takes note of an error. */
export type Report = (code: RequestErrorCode, ...details: Detail[]) => void

/** @param problems where the errors are noted down */
export function createReport(problems: SignOffProblem[]): Report {
  return (code, ...details) => noteProblem(problems, describeProblem(ERRORS, code, 'error', details))
}

/** Of an option that is not of its type, nothing else is told; options are read before they are checked. */
export function noteProblem(problems: SignOffProblem[], problem: SignOffProblem): void {
  const isMistyped = problems.some(
    ({ code, option }) => code === 'INVALID_OPTION' && option === problem.option,
  )
  if (!isMistyped) problems.push(problem)
}

/** Puts the details of one case into the texts of its code. The message begins with the option. */
export function describeProblem<Code extends string, Level extends SignOffProblem['level']>(
  texts: Texts<Code>,
  code: Code,
  level: Level,
  details: readonly Detail[] = [],
): { code: Code; level: Level; option: string; message: string; fix: string } {
  let used = 0
  const next = () => `${details[used++]}`
  const { option = next(), message, fix } = texts[code]
  const fill = (text: string) => text.replace(/%/g, next)
  return { code, level, option, message: `${option} ${fill(message)}`, fix: fill(fix) }
}

/** In the contract's order; those of `signOff` alone, which stand in a table of their own, come last. */
export function sortProblems(problems: SignOffProblem[]): SignOffProblem[] {
  if (problems.length < 2) return problems
  const codes = Object.keys(ERRORS)
  const rank = ({ code }: SignOffProblem) => (codes.includes(code) ? codes.indexOf(code) : codes.length)
  return problems.sort((one, other) => rank(one) - rank(other))
}
