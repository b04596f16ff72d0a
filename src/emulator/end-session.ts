import { expiredCookie } from './cookies.ts'
import type { Session } from './sessions.ts'
import type { SignOffContext } from './sign-off-context.ts'

/** Ends the session and takes its cookie away, unless a test wants to see who is fooled when neither happens. */
export async function endSession(
  { environment, response }: SignOffContext,
  session: Session | undefined,
  hasCookie: boolean,
): Promise<void> {
  if (environment.faults.staySignedOn) return
  await session?.end()
  if (hasCookie) response.appendHeader('Set-Cookie', expiredCookie(environment))
}
