import { parseUrl } from '../request/parse-url.ts'
import type { LeavingValues } from './sign-off-options.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Whether the page that signs off comes to see the return: on its own origin, whose storage it shares, or anywhere by a
 * `navigate` function, whose owner hands the address to `completeSignOff`. Nothing where that is not known.
 */
export function isReturnSeen(
  postLogoutRedirectUri: string | undefined,
  { mode, navigate }: Pick<LeavingValues, 'mode' | 'navigate'>,
  { kind, origin }: Surroundings,
): boolean | undefined {
  if (mode === 'fetch') return false
  if (kind !== 'page') return undefined
  if (!postLogoutRedirectUri) return false
  if (origin === undefined) return undefined
  return typeof navigate === 'function' || parseUrl(postLogoutRedirectUri)?.origin === origin
}
