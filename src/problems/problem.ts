import type { RequestErrorCode, SignOffProblem } from './codes.ts'
import { throwErrors } from './sign-off-error.ts'
import { ERRORS, type Texts } from './texts.ts'

/** What goes into a text. Never a token, a cookie or a state. */
export type Detail = string | number

/** Takes note of an error. */
export type Report<Code extends string = RequestErrorCode> = (code: Code, ...details: Detail[]) => void

/**
 * @param problems where they are noted down; of an option that is not of its type, nothing else is told: options are read
 *   before they are checked
 * @param texts what is told of them
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
 * Gives what a check gives.
 *
 * @param check reports the errors
 * @throws SignOffError with the errors, if there are any
 */
export function requireNoErrors<T>(check: (report: Report) => T, texts?: Texts<RequestErrorCode>): T {
  const problems: SignOffProblem[] = []
  const checked = check(createReport(problems, texts))
  throwErrors(sortProblems(problems))
  return checked
}

/** In the order of their texts, which is the contract's. */
export function sortProblems(problems: SignOffProblem[], texts: object = ERRORS): SignOffProblem[] {
  const codes = Object.keys(texts)
  return problems.sort((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code))
}
