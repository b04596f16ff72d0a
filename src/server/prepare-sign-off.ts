import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, sortProblems } from '../problems/problem.ts'
import { type SignOffError, throwErrors } from '../problems/sign-off-error.ts'
import type { ValidRequest } from '../request/check-request.ts'
import { type CheckedUser, checkUser } from '../request/check-user.ts'
import { type OptionType, type OptionValues, readOptions, STRING } from '../request/read-options.ts'
import { isPost } from '../request/request-line.ts'
import type { UserValues } from '../request/sign-off-request.ts'
import { generateState } from '../request/state.ts'
import { buildPendingCookie, type SignOffCookie } from './pending-cookies.ts'
import { isTooLong, toReturnPath } from './return-path.ts'
import { canVerify, type RouteSettings } from './route-settings.ts'

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

/** A sign-off that is checked and built, for which nothing has been cleared yet. */
export interface PreparedSignOff {
  readonly checked: ValidRequest
  readonly isPost: boolean
  readonly cookie: SignOffCookie | undefined
  /** Why the hint was left out. */
  readonly unusableHint: SignOffError | undefined
}

/**
 * Reads what is given of the user, and builds the sign-off.
 *
 * @param origin the application's; without one no return can be verified
 * @throws SignOffError for what is wrong but an unusable hint
 */
export function prepareSignOff<T extends typeof BEGIN_OPTIONS>(
  settings: RouteSettings,
  options: unknown,
  types: T,
  origin: string | undefined,
): PreparedSignOff & { readonly values: OptionValues<T> } {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = readOptions(options, types, report)
  const { idToken, returnTo } = values as OptionValues<typeof BEGIN_OPTIONS>
  if (origin && isTooLong(returnTo, origin)) report('INVALID_OPTION', 'returnTo', TOO_LONG)
  const state = origin && canVerify(settings) ? generateState() : undefined
  const { user, found, unusableHint } = checkGiven(settings, { idToken, state }, problems)
  throwErrors(sortProblems(found))
  const checked: ValidRequest = { ...settings.application, ...user }
  const pending = state && origin && { state, returnTo: toReturnPath(returnTo, origin) }
  const cookie = pending ? buildPendingCookie(settings, pending, origin) : undefined
  return { values, checked, isPost: isPost({ ...checked, method: settings.method }), cookie, unusableHint }
}

const TOO_LONG = 'is not a path of at most 2,000 characters as a URL'

/** What the user's part comes to, and what is wrong with it. */
interface Given {
  readonly user: CheckedUser
  readonly found: SignOffProblem[]
  readonly unusableHint: SignOffError | undefined
}

/** Nobody is stranded by a token: PingOne knows the session by its cookie as well. */
function checkGiven(settings: RouteSettings, given: UserValues, problems: readonly SignOffProblem[]): Given {
  const { application } = settings
  const found = [...problems]
  const { idToken, state } = given
  const user = checkUser(given, application, createReport(found))
  const isHintAlone = found.length > 0 && found.every(({ option }) => option === 'idToken')
  if (!isHintAlone || !idToken || application.endpoint.endsByToken) {
    return { user, found, unusableHint: undefined }
  }
  return { ...checkGiven(settings, { idToken: undefined, state }, []), unusableHint: toError(found) }
}

function toError(problems: SignOffProblem[]): SignOffError | undefined {
  try {
    throwErrors(sortProblems(problems))
    return undefined
  } catch (error) {
    return error as SignOffError
  }
}
