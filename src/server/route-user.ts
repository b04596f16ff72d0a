import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, sortProblems } from '../problems/problem.ts'
import { type SignOffError, throwErrors } from '../problems/sign-off-error.ts'
import type { ValidApplication } from '../request/check-application.ts'
import { type CheckedUser, checkUser } from '../request/check-user.ts'
import { type OptionType, type OptionValues, readOptions, STRING } from '../request/read-options.ts'
import type { UserValues } from '../request/sign-off-request.ts'
import { isTooLong } from './return-path.ts'

/** What a sign-off has to know about the user. */
export interface BeginOptions {
  /** The ID token of the session. A token that cannot be used is left out, except for `idpSignoff`, which needs it. */
  idToken?: string | null | undefined
  /** `complete` returns it if it is a path of the application's own origin. It may have at most 2,000 characters. */
  returnTo?: string | null | undefined
}

export const BEGIN_OPTIONS: { idToken: OptionType<string>; returnTo: OptionType<string> } = {
  idToken: STRING,
  returnTo: STRING,
}

const TOO_LONG = 'is not a path of at most 2,000 characters as a URL'

/** The user's part, as it was read and checked. */
export interface RouteUser<Values> {
  readonly values: Values
  readonly user: CheckedUser
  /** Why the hint was left out. */
  readonly unusableHint: SignOffError | undefined
}

/**
 * Reads and checks the user's part.
 *
 * @param types the types of the options, those of BEGIN_OPTIONS among them
 * @param origin the application's origin. Without it there is no way back.
 * @param state the state of this request to PingOne
 * @throws SignOffError for every error but an unusable hint that PingOne does not need
 */
export function readRouteUser<T extends typeof BEGIN_OPTIONS>(
  application: ValidApplication,
  options: unknown,
  types: T,
  origin: string | undefined,
  state: string | undefined,
): RouteUser<OptionValues<T>> {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = readOptions(options, types, report)
  const { idToken, returnTo } = values as OptionValues<typeof BEGIN_OPTIONS>
  if (origin && isTooLong(returnTo, origin)) report('INVALID_OPTION', 'returnTo', TOO_LONG)
  const { user, found, unusableHint } = checkGiven(application, { idToken, state }, problems)
  throwErrors(sortProblems(found))
  return { values, user, unusableHint }
}

/** The user's part, and the errors in it. */
interface Given {
  readonly user: CheckedUser
  readonly found: SignOffProblem[]
  readonly unusableHint: SignOffError | undefined
}

/**
 * Checks the user's part. If only the hint is wrong, it is left out, unless the endpoint needs it. PingOne knows the
 * session by its cookie as well, so that a bad token stops nobody.
 */
function checkGiven(
  application: ValidApplication,
  given: UserValues,
  problems: readonly SignOffProblem[],
): Given {
  const found = [...problems]
  const { idToken, state } = given
  const user = checkUser(given, application, createReport(found))
  const isHintAlone = found.length > 0 && found.every(({ option }) => option === 'idToken')
  if (!isHintAlone || !idToken || application.endpoint.endsByToken) {
    return { user, found, unusableHint: undefined }
  }
  return { ...checkGiven(application, { idToken: undefined, state }, []), unusableHint: toError(found) }
}

function toError(problems: SignOffProblem[]): SignOffError | undefined {
  try {
    throwErrors(sortProblems(problems))
    return undefined
  } catch (error) {
    return error as SignOffError
  }
}
