import { endSession } from './end-session.ts'
import { verifyHint } from './hint.ts'
import { findFault, redirect, returnAddress } from './redirect-uri.ts'
import { REFUSALS, refuse } from './refusal.ts'
import type { ApplicationOptions } from './settings.ts'
import type { SignOffContext } from './sign-off-context.ts'

/**
 * Answers `GET|POST /as/signoff`. The request is validated before the session is deleted (documented), so a refusal
 * leaves the session (inferred).
 */
export async function signOff(context: SignOffContext): Promise<void> {
  const { parameters, environment, request, response, sessions } = context
  const session = await sessions.ofCookie(request)
  const hint = parameters.get('id_token_hint') ? await verifyHint(context) : undefined
  if (hint && 'refusal' in hint) return refuse(context, hint.refusal)
  if (session && hint && session.username !== hint.username) return refuse(context, REFUSALS.invalidHint)
  const asking = hint ? [hint.application] : environment.applications.filter(isEnabled)
  const registered = asking.flatMap(({ postLogoutRedirectUris = [] }) => postLogoutRedirectUris)
  const fault = findFault(parameters, registered)
  if (fault) return refuse(context, fault)
  await endSession(context, session, true)
  redirect(response, returnAddress(parameters, environment.faults) ?? environment.signedOff)
}

function isEnabled({ enabled }: ApplicationOptions): boolean {
  return enabled !== false
}
