import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, sortProblems } from '../problems/problem.ts'
import { type SignOffError, throwErrors } from '../problems/sign-off-error.ts'
import type { ValidApplication } from '../request/check-application.ts'
import { type CheckedUser, checkUser } from '../request/check-user.ts'
import { type OptionType, type OptionValues, readOptions, STRING } from '../request/read-options.ts'
import type { UserValues } from '../request/sign-off-request.ts'
import { isTooLong } from './return-path.ts'

/** What a sign-off has to know of the user. */
export interface BeginOptions {
  /** The ID token of the session. One that cannot be used is left out, but for `idpSignoff`. */
  idToken?: string | null | undefined
  /** Handed back by `complete`, if it is a path of the application's own origin, of at most 2,000 characters. */
  returnTo?: string | null | undefined
}

export const BEGIN_OPTIONS: { idToken: OptionType<string>; returnTo: OptionType<string> } = {
  idToken: STRING,
  returnTo: STRING,
}

const TOO_LONG = 'is not a path of at most 2,000 characters as a URL'

/** What the user's part comes to. */
export interface RouteUser<Values> {
  readonly values: Values
  readonly user: CheckedUser
  /** Why the hint was left out. */
  readonly unusableHint: SignOffError | undefined
}

/**
 * Reads what is given of the user.
 *
 * @param types of the options, those above among them
 * @param origin the application's; without one there is no way back
 * @param state of this way to PingOne
 * @throws SignOffError for what is wrong but an unusable hint
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

/** What is given of the user, and what is wrong with it. */
interface Given {
  readonly user: CheckedUser
  readonly found: SignOffProblem[]
  readonly unusableHint: SignOffError | undefined
}

/** Nobody is stranded by a token: PingOne knows the session by its cookie as well. */
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
