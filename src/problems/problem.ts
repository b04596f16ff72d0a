import type { RequestErrorCode, SignOffProblem } from './codes.ts'
import { ERRORS, type Texts } from './texts.ts'

/** What goes into a text. Never a token, a cookie or a state. */
export type Detail = string | number

/** Takes note of an error. */
export type Report = (code: RequestErrorCode, ...details: Detail[]) => void

/** @param problems where the errors are noted down */
export function createReport(problems: SignOffProblem[]): Report {
  return (code, ...details) => void problems.push(describeProblem(ERRORS, code, 'error', details))
}

/** Puts the details of one case into the texts of its code. The message begins with the option. */
export function describeProblem<Code extends string, Level extends SignOffProblem['level']>(
  texts: Texts<Code>,
  code: Code,
  level: Level,
  details: readonly Detail[] = [],
): { code: Code; level: Level; option: string; message: string; fix: string } {
  const rest = [...details]
  const { option = `${rest.shift()}`, message, fix } = texts[code]
  const fill = (text: string) => text.replace(/%/g, () => `${rest.shift()}`)
  return { code, level, option, message: `${option} ${fill(message)}`, fix: fill(fix) }
}

/** The errors to tell, in the contract's order. Of an option that is not of its type, nothing else is told. */
export function sortProblems(problems: readonly SignOffProblem[]): SignOffProblem[] {
  const mistyped = problems.filter(({ code }) => code === 'INVALID_OPTION')
  const isTold = (problem: SignOffProblem) =>
    problem === (mistyped.find(({ option }) => option === problem.option) ?? problem)
  return problems.filter(isTold).sort((one, other) => rank(one) - rank(other))
}

/** Those of the session token come last, and stand in a table of their own. */
function rank({ code }: SignOffProblem): number {
  const index = Object.keys(ERRORS).indexOf(code)
  return index < 0 ? Number.MAX_VALUE : index
}
