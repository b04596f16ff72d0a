import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, sortProblems } from '../problems/problem.ts'
import { throwErrors } from '../problems/sign-off-error.ts'
import { type CheckedApplication, checkApplication, type ValidApplication } from './check-application.ts'
import { type CheckedUser, checkUser } from './check-user.ts'
import { readUser } from './sign-off-request.ts'

/** A request on which all checks have been made. */
export interface CheckedRequest extends CheckedApplication, CheckedUser {
  /** The errors, in the contract's order. If there are none, the request can be sent. */
  readonly problems: readonly SignOffProblem[]
}

/** A request without errors. The functions that build or send a request take this type. */
export interface ValidRequest extends ValidApplication, CheckedUser {}

/**
 * Checks a request, and returns it with its errors.
 *
 * @param usualState makes the state of a request that brings none
 */
export function checkRequest(
  request: unknown,
  usualState?: (application: CheckedApplication) => string | undefined,
): CheckedRequest {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const application = checkApplication(request, report)
  const { idToken, state = usualState?.(application) } = readUser(request, report)
  const checked = checkUser({ idToken, state }, application, report)
  return Object.assign(application, checked, { problems: sortProblems(problems) })
}

export function isValid<Checked extends CheckedRequest>(checked: Checked): checked is Checked & ValidRequest {
  return checked.problems.length === 0
}

/** @throws SignOffError with the errors, if there are any */
export function requireValid<Checked extends CheckedRequest>(checked: Checked): Checked & ValidRequest {
  throwErrors(checked.problems)
  return checked as Checked & ValidRequest
}
