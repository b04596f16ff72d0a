import { verifyHint } from './hint.ts'
import { findFault, redirect, returnAddress } from './redirect-uri.ts'
import { refuse } from './refusal.ts'
import type { SignOffContext } from './sign-off-context.ts'

/**
 * `GET /as/idpSignoff`: ends the session that the hint was issued in, without its cookie. That its user is the session's
 * needs no look: the `sid` names the session, and oidc-provider gives none a second user.
 */
export async function idpSignOff(context: SignOffContext): Promise<void> {
  const { parameters, sessions, environment, response } = context
  const hint = await verifyHint(context)
  if (!hint?.application.idpSignoff) return refuse(context, 'INVALID_ID_TOKEN_HINT', 'id_token_hint')
  const clientId = parameters.get('client_id') || hint.application.clientId
  if (clientId !== hint.application.clientId) return refuse(context, 'INVALID_CLIENT_ID', 'client_id')
  const fault = findFault(parameters, hint.application.postLogoutRedirectUris ?? [])
  if (fault) return refuse(context, fault, 'post_logout_redirect_uri')
  await (await sessions.ofSid(hint.sid))?.end()
  const address = returnAddress(parameters)
  if (!address && acceptsJson(context)) response.writeHead(204).end()
  else redirect(response, address ?? `${environment.path}/as/signon`)
}

function acceptsJson({ request }: SignOffContext): boolean {
  return request.headers.accept?.includes('application/json') ?? false
}
