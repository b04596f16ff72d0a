import type { RequestErrorCode, SignOffProblem } from './codes.ts'
import { ERRORS, type Texts } from './texts.ts'

/** What goes into a text, by the name of its place. Never a token, a cookie or a state. */
export type Details = Readonly<Record<string, string | number>>

/** Takes note of an error. */
export type Report = (code: RequestErrorCode, details?: Details) => void

/** @param problems where the errors are noted down */
export function createReport(problems: SignOffProblem[]): Report {
  return (code, details) => void problems.push(describeProblem(ERRORS, code, 'error', details))
}

/** Puts the details of one case into the texts of its code; `{option}` is the option. */
export function describeProblem<Code extends string, Level extends SignOffProblem['level']>(
  texts: Texts<Code>,
  code: Code,
  level: Level,
  details: Details = {},
): { code: Code; level: Level; option: string; message: string; fix: string } {
  const text = texts[code]
  const option = `${details.option ?? text.option}`
  const values: Details = { ...details, option }
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`)
  return { code, level, option, message: fill(text.message), fix: fill(text.fix) }
}

/** The errors to tell, in the contract's order. Of an option that is not of its type, nothing else is told. */
export function sortProblems(problems: readonly SignOffProblem[]): SignOffProblem[] {
  return problems.filter((problem) => isTold(problem, problems)).sort((one, other) => rank(one) - rank(other))
}

function isTold(problem: SignOffProblem, problems: readonly SignOffProblem[]): boolean {
  const mistyped = problems.find(({ code, option }) => code === 'INVALID_OPTION' && option === problem.option)
  return mistyped === undefined || mistyped === problem
}

/** Those of the session token come last, and stand in a table of their own. */
function rank({ code }: SignOffProblem): number {
  const codes = Object.keys(ERRORS)
  return codes.includes(code) ? codes.indexOf(code) : codes.length
}
