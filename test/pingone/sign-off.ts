import type { SignOffContext } from './environment.ts'
import { verifyHint } from './hint.ts'
import { refuse } from './pages.ts'

/** `GET|POST /as/signoff`. Validation comes before the session is deleted (inferred). */
export async function signOff(context: SignOffContext): Promise<void> {
  const { parameters, environment, request, sessions } = context
  const session = await sessions.ofCookie(request)
  const hint = parameters.get('id_token_hint') ? await verifyHint(context, session) : undefined
  if (parameters.get('id_token_hint') && !hint)
    return refuse(context, 'INVALID_ID_TOKEN_HINT', 'id_token_hint')
  const asking = hint
    ? [hint.application]
    : environment.applications.filter(({ enabled }) => enabled !== false)
  const registered = asking.flatMap(({ postLogoutRedirectUris = [] }) => postLogoutRedirectUris)
  const fault = findFault(parameters, registered)
  if (fault) return refuse(context, fault, 'post_logout_redirect_uri')
  await session?.end()
  sessions.expireCookie(context.response)
  redirect(context, returnAddress(parameters) ?? environment.signedOff)
}

/** `GET|POST /xp/signoff`: a redirect URI that the environment does not list leads to the signed-off page, not to an error. */
export async function crossProtocolSignOff(context: SignOffContext): Promise<void> {
  const { parameters, environment, request, sessions } = context
  const session = await sessions.ofCookie(request)
  await session?.end()
  sessions.expireCookie(context.response)
  const isListed = !findFault(parameters, environment.logoutRedirectUris ?? [])
  redirect(context, (isListed && returnAddress(parameters)) || environment.signedOff)
}

/** The match is exact and case-sensitive (inferred). Whether lengths count before or after encoding is not documented. */
export function findFault(parameters: URLSearchParams, registered: readonly string[]): string | undefined {
  const uri = parameters.get('post_logout_redirect_uri') ?? ''
  if (uri.length + (parameters.get('state') ?? '').length >= 8192) return 'TOO_LONG'
  return uri && !registered.includes(uri) ? 'INVALID_POST_LOGOUT_REDIRECT_URI' : undefined
}

export function returnAddress(parameters: URLSearchParams): string | undefined {
  const uri = parameters.get('post_logout_redirect_uri')
  const state = parameters.get('state')
  if (!uri || !state) return uri || undefined
  return `${uri}${uri.includes('?') ? '&' : '?'}state=${encodeURIComponent(state)}`
}

export function redirect({ response }: SignOffContext, location: string): void {
  response.writeHead(302, { Location: location }).end()
}
