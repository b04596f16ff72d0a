import type { ValidApplication } from './check-application.ts'
import type { ValidRequest } from './check-request.ts'
import type { CheckedUser } from './check-user.ts'
import { addParameter } from './parameters.ts'
import { encode } from './percent-encoding.ts'

/** The address of a sign-off by GET, of both parts of a request. */
export function writeUrl(application: ValidApplication, user: CheckedUser): string {
  const { environment, endpoint, clientId, encodedUri, extraParameters } = application
  // Base64url and dots, of which an ID token consists, need no encoding.
  let query = addParameter('', 'id_token_hint', user.idToken)
  if (endpoint.sendsClientId) query = addParameter(query, 'client_id', encode(clientId))
  query = addParameter(query, 'post_logout_redirect_uri', encodedUri)
  query = addParameter(query, 'state', user.encodedState)
  for (const [name, value] of extraParameters) query = addParameter(query, encode(name), encode(value))
  return environment.base + endpoint.path + query
}

/** The address of a sign-off by GET. */
export function urlOf(request: ValidRequest): string {
  return writeUrl(request, request)
}

/** The same request, whose user is not to come back. */
export function withoutReturn<Request extends ValidRequest>(request: Request): Request {
  const dropped = { postLogoutRedirectUri: '', encodedUri: '', state: '', encodedState: '' }
  return { ...request, ...dropped }
}
