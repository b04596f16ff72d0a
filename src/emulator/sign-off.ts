import { expiredCookie } from './cookies.ts'
import { verifyHint } from './hint.ts'
import { findFault, redirect, returnAddress } from './redirect-uri.ts'
import { refuse } from './refusal.ts'
import type { ApplicationOptions } from './settings.ts'
import type { SignOffContext } from './sign-off-context.ts'

/** `GET|POST /as/signoff`. Validation comes before the session is deleted [V], so that a refusal leaves it [I]. */
export async function signOff(context: SignOffContext): Promise<void> {
  const { parameters, environment, request, response, sessions } = context
  const session = await sessions.ofCookie(request)
  const hint = parameters.get('id_token_hint') ? await verifyHint(context) : undefined
  const isOfUser = !session || !hint || session.username === hint.username
  if (parameters.get('id_token_hint') && !(hint && isOfUser))
    return refuse(context, 'INVALID_ID_TOKEN_HINT', 'id_token_hint')
  const asking = hint ? [hint.application] : environment.applications.filter(isEnabled)
  const registered = asking.flatMap(({ postLogoutRedirectUris = [] }) => postLogoutRedirectUris)
  const fault = findFault(parameters, registered)
  if (fault) return refuse(context, fault, 'post_logout_redirect_uri')
  await session?.end()
  response.appendHeader('Set-Cookie', expiredCookie(environment))
  redirect(response, returnAddress(parameters) ?? environment.signedOff)
}

function isEnabled({ enabled }: ApplicationOptions): boolean {
  return enabled !== false
}
