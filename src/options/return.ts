import { parseUrl } from '../request/parse-url.ts'
import type { LeavingValues } from './sign-off-options.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Checks whether the page that signs off gets to see the return. It sees a return to its own origin, whose storage it
 * shares. With a `navigate` function it sees a return to any address, since the owner of the function hands the address
 * to `completeSignOff`. The result is `undefined` if this is not known.
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
