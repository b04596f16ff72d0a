import { expiredCookie } from './cookies.ts'
import type { Session } from './sessions.ts'
import type { SignOffContext } from './sign-off-context.ts'

/**
 * Ends the session and removes its cookie. With the fault `staySignedOn` it does neither, so that a test can see what
 * is fooled by that.
 */
export async function endSession(
  { environment, response }: SignOffContext,
  session: Session | undefined,
  hasCookie: boolean,
): Promise<void> {
  if (environment.faults.staySignedOn) return
  await session?.end()
  if (hasCookie) response.appendHeader('Set-Cookie', expiredCookie(environment))
}
