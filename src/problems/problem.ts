import type { RequestErrorCode, SignOffProblem } from './codes.ts'
import { throwErrors } from './sign-off-error.ts'
import { ERRORS, type Texts } from './texts.ts'

/** What goes into a text. Never a token, a cookie or a state. */
export type Detail = string | number

/** Adds an error to a list. */
export type Report<Code extends string = RequestErrorCode> = (code: Code, ...details: Detail[]) => void

/**
 * Returns a function that adds problems to a list. Once an option has the wrong type, nothing else is added about that
 * option: it would only follow from the first.
 *
 * @param problems the list
 * @param texts the words for each code
 */
export function createReport<Code extends SignOffProblem['code'] = RequestErrorCode>(
  problems: SignOffProblem[],
  texts: Texts<Code> = ERRORS as Texts<Code>,
  level: SignOffProblem['level'] = 'error',
): Report<Code> {
  return (code, ...details) => {
    const problem = describeProblem(texts, code, level, details)
    const isMistyped = problems.some((one) => one.code === 'INVALID_OPTION' && one.option === problem.option)
    if (!isMistyped) problems.push(problem)
  }
}

/** Puts the details of one case into the texts of its code. The message begins with the option. */
export function describeProblem<Code extends string, Level extends SignOffProblem['level']>(
  texts: Texts<Code>,
  code: Code,
  level: Level,
  details: readonly Detail[],
): { code: Code; level: Level; option: string; message: string; fix: string } {
  let used = 0
  const next = () => `${details[used++]}`
  const { option = next(), message, fix } = texts[code]
  const fill = (text: string) => text.replace(/%/g, next)
  return { code, level, option, message: `${option} ${fill(message)}`, fix: fill(fix) }
}

/**
 * Runs a check, and returns its result.
 *
 * @param check reports each error that it finds
 * @throws SignOffError with all the errors, if there are any
 */
export function requireNoErrors<T>(check: (report: Report) => T, texts?: Texts<RequestErrorCode>): T {
  const problems: SignOffProblem[] = []
  const checked = check(createReport(problems, texts))
  throwErrors(sortProblems(problems))
  return checked
}

/** Sorts a list, in place, into the order of the texts, which is the contract's. */
export function sortProblems(problems: SignOffProblem[], texts: object = ERRORS): SignOffProblem[] {
  const codes = Object.keys(texts)
  return problems.sort((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code))
}
