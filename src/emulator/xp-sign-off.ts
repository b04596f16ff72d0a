import { sessionCookie } from './cookies.ts'
import { endSession } from './end-session.ts'
import { findFault, redirect, returnAddress } from './redirect-uri.ts'
import { REFUSALS, refuse } from './refusal.ts'
import type { SignOffContext } from './sign-off-context.ts'

/**
 * Answers `GET|POST /xp/signoff`, which signs off across protocols. A redirect URI that the environment does not list
 * leads to the signed-off page, not to an error. The endpoint needs the cookie. What PingOne answers without one is
 * not documented, nor is a hint.
 */
export async function xpSignOff(context: SignOffContext): Promise<void> {
  const { parameters, environment, request, response, sessions } = context
  if (!sessionCookie(request.headers.cookie)) return refuse(context, REFUSALS.noSession)
  await endSession(context, await sessions.ofCookie(request), true)
  const isListed = !findFault(parameters, environment.logoutRedirectUris ?? [])
  const address = returnAddress(parameters, environment.faults)
  redirect(response, (isListed && address) || environment.signedOff)
}
