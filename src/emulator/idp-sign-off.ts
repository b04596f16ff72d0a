import { endSession } from './end-session.ts'
import { verifyHint } from './hint.ts'
import { findFault, redirect, returnAddress } from './redirect-uri.ts'
import { REFUSALS, refuse } from './refusal.ts'
import type { SignOffContext } from './sign-off-context.ts'

/**
 * Answers `GET /as/idpSignoff`: ends the session that the hint was issued in, without the session's cookie. The user
 * needs no check: `sid` names the session, and oidc-provider never gives a session a second user.
 */
export async function idpSignOff(context: SignOffContext): Promise<void> {
  const { parameters, sessions, environment, response } = context
  const hint = await verifyHint(context)
  if ('refusal' in hint) return refuse(context, hint.refusal)
  const { application, sid } = hint
  if (!application.idpSignoff) return refuse(context, REFUSALS.invalidHint)
  if ((parameters.get('client_id') || application.clientId) !== application.clientId)
    return refuse(context, REFUSALS.clientId)
  const fault = findFault(parameters, application.postLogoutRedirectUris ?? [])
  if (fault) return refuse(context, fault)
  await endSession(context, await sessions.ofSid(sid), false)
  const address = returnAddress(parameters, environment.faults)
  if (!address && acceptsJson(context)) response.writeHead(204).end()
  else redirect(response, address ?? `${environment.path}/as/signon`)
}

function acceptsJson({ request }: SignOffContext): boolean {
  return request.headers.accept?.includes('application/json') ?? false
}
