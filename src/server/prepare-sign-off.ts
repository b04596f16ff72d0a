import type { SignOffError } from '../problems/sign-off-error.ts'
import type { ValidRequest } from '../request/check-request.ts'
import type { OptionValues } from '../request/read-options.ts'
import { isPost } from '../request/request-line.ts'
import { generateState } from '../request/state.ts'
import type { Home } from './home.ts'
import { buildPendingCookie, type SignOffCookie } from './pending-cookies.ts'
import { toReturnPath } from './return-path.ts'
import type { RouteSettings } from './route-settings.ts'
import { type BEGIN_OPTIONS, readRouteUser } from './route-user.ts'

/** A sign-off that is checked and built, for which nothing has been cleared yet. */
export interface PreparedSignOff {
  readonly checked: ValidRequest
  readonly isPost: boolean
  readonly cookie: SignOffCookie | undefined
  /** Why the hint was left out. */
  readonly unusableHint: SignOffError | undefined
}

/**
 * Reads the user's part, and builds the sign-off.
 *
 * @param home the application's home. Without it no return can be verified.
 * @throws SignOffError for every error but an unusable hint that PingOne does not need
 */
export function prepareSignOff<T extends typeof BEGIN_OPTIONS>(
  settings: RouteSettings,
  options: unknown,
  types: T,
  home: Home | undefined,
): PreparedSignOff & { readonly values: OptionValues<T> } {
  const { application, method } = settings
  const state = home && settings.canVerify ? generateState() : undefined
  const { values, user, unusableHint } = readRouteUser(application, options, types, home?.origin, state)
  const checked: ValidRequest = { ...application, ...user }
  const { returnTo } = values as OptionValues<typeof BEGIN_OPTIONS>
  const cookie =
    home && state
      ? buildPendingCookie(home, { state, returnTo: toReturnPath(returnTo, home.origin) })
      : undefined
  return { values, checked, isPost: isPost({ ...checked, method }), cookie, unusableHint }
}
