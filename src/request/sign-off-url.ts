import type { ValidApplication } from './check-application.ts'
import type { ValidRequest } from './check-request.ts'
import type { CheckedUser } from './check-user.ts'
import { addParameter } from './parameters.ts'
import { encode } from './percent-encoding.ts'

/** Returns the address of a sign-off by GET, built from both parts of a request. */
export function writeUrl(application: ValidApplication, user: CheckedUser): string {
  const { environment, endpoint, clientId, encodedUri, extraParameters } = application
  // An ID token consists of base64url and dots, which need no encoding.
  let query = addParameter('', 'id_token_hint', user.idToken)
  if (endpoint.sendsClientId) query = addParameter(query, 'client_id', encode(clientId))
  query = addParameter(query, 'post_logout_redirect_uri', encodedUri)
  query = addParameter(query, 'state', user.encodedState)
  for (const [name, value] of extraParameters) query = addParameter(query, encode(name), encode(value))
  return environment.base + endpoint.path + query
}

/** Returns the address of a sign-off by GET. */
export function urlOf(request: ValidRequest): string {
  return writeUrl(request, request)
}

/** Returns a copy of the request without redirect URI and state, so that the user does not come back. */
export function withoutReturn<Request extends ValidRequest>(request: Request): Request {
  const dropped = { postLogoutRedirectUri: '', encodedUri: '', state: '', encodedState: '' }
  return { ...request, ...dropped }
}
