import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, type Report, settle } from '../problems/problem.ts'
import { type AuthorizationServer, resolveAuthorizationServer } from './authorization-server.ts'
import { RESERVED_NAMES } from './endpoints.ts'
import { checkIdToken, parseIdToken } from './id-token.ts'
import { encode } from './percent-encoding.ts'
import { readOptions } from './read-options.ts'
import { checkRedirectUri } from './redirect-uri.ts'
import { REQUEST_OPTIONS, type RequestValues } from './sign-off-request.ts'

/** "post_logout_redirect_uri and state must have a combined value of less than 8192 characters" (PingOne, Sign off) */
export const MAX_COMBINED_LENGTH = 8191

/** A request that every check has been made of. */
export interface CheckedRequest extends RequestValues {
  /** The errors, in the contract's order; with none, the request can be sent. */
  readonly problems: readonly SignOffProblem[]
  /** Absent only where there are errors. */
  readonly server: AuthorizationServer | undefined
  /** As it stands in a query. */
  readonly encodedState: string | undefined
}

/** @param usualState makes the state of a request that brings none */
export function checkRequest(
  request: unknown,
  usualState?: (values: RequestValues) => string | undefined,
): CheckedRequest {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = readOptions(request, REQUEST_OPTIONS, report)
  values.state ??= usualState?.(values)
  const server = checkServerAndHint(values, report)
  checkRedirectUri(values, report)
  const encodedState = checkState(values, report)
  for (const [name] of values.extraParameters ?? []) {
    if (RESERVED_NAMES.includes(name)) report('RESERVED_PARAMETER', name)
  }
  return Object.assign(values, { server, encodedState, problems: settle(problems) })
}

function checkServerAndHint(values: RequestValues, report: Report): AuthorizationServer | undefined {
  const { idToken, endpoint } = values
  const claims = idToken ? parseIdToken(idToken, report) : undefined
  const server = resolveAuthorizationServer(values, claims?.iss, report)
  if (claims) checkIdToken(claims, server, values.clientId, report)
  if (endpoint === 'idpSignoff' && !idToken) report('ID_TOKEN_REQUIRED')
  return server
}

function checkState(
  { state = '', postLogoutRedirectUri = '' }: RequestValues,
  report: Report,
): string | undefined {
  const encoded = encode(state)
  if (encoded === undefined) report('INVALID_STATE')
  const length = postLogoutRedirectUri.length + state.length
  if (length > MAX_COMBINED_LENGTH) report('TOO_LONG', state ? 'state' : 'postLogoutRedirectUri', length)
  return encoded
}
