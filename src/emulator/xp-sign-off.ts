import { expiredCookie, sessionCookie } from './cookies.ts'

import { findFault, redirect, returnAddress } from './redirect-uri.ts'
import { refuse } from './refusal.ts'
import type { SignOffContext } from './sign-off-context.ts'

/**
 * `GET|POST /xp/signoff`, across protocols. A redirect URI that the environment does not list leads to the signed-off
 * page, not to an error. It needs the cookie; what PingOne answers without one is not documented [U], nor is a hint.
 */
export async function xpSignOff(context: SignOffContext): Promise<void> {
  const { parameters, environment, request, response, sessions } = context
  if (!sessionCookie(request.headers.cookie)) return refuse(context, 'SESSION_REQUIRED', 'ST')
  const session = await sessions.ofCookie(request)
  await session?.end()
  response.appendHeader('Set-Cookie', expiredCookie(environment))
  const isListed = !findFault(parameters, environment.logoutRedirectUris ?? [])
  redirect(response, (isListed && returnAddress(parameters)) || environment.signedOff)
}
