import type { ValidApplication } from './check-application.ts'
import type { ValidRequest } from './check-request.ts'
import type { CheckedUser } from './check-user.ts'
import { joinParameters, PARAMETERS } from './parameters.ts'

/** The address of a sign-off by GET, of both parts of a request. */
export function writeUrl({ environment, endpoint, written }: ValidApplication, user: CheckedUser): string {
  const { idToken, encodedState } = user
  // Base64url and dots, of which an ID token consists, need no encoding.
  let query = idToken ? `${PARAMETERS.idToken}=${idToken}` : ''
  query = joinParameters(query, written.clientId)
  query = joinParameters(query, written.redirectUri)
  query = joinParameters(query, encodedState ? `${PARAMETERS.state}=${encodedState}` : '')
  query = joinParameters(query, written.extra)
  const address = environment.base + endpoint.path
  return query ? `${address}?${query}` : address
}

/** The address of a sign-off by GET. */
export function urlOf(request: ValidRequest): string {
  return writeUrl(request, request)
}

/** The same request, whose user is not to come back. */
export function withoutReturn<Request extends ValidRequest>(request: Request): Request {
  const written = { ...request.written, redirectUri: '' }
  return { ...request, written, postLogoutRedirectUri: undefined, state: undefined, encodedState: undefined }
}
