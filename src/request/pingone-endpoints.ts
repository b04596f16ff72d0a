import type { SignOffProblem } from '../problems/codes.ts'
import { createReport, settle } from '../problems/problem.ts'
import { throwErrors } from '../problems/sign-off-error.ts'
import { type AuthorizationServer, resolveAuthorizationServer } from './authorization-server.ts'
import { ENDPOINT_PATHS } from './endpoints.ts'
import { readOptions } from './read-options.ts'
import { ENVIRONMENT_OPTIONS, type SignOffRequest } from './sign-off-request.ts'

/** The addresses of an environment, as strings without a trailing slash. */
export interface PingOneEndpoints {
  readonly issuer: string
  readonly signoff: string
  readonly idpSignoff: string
  readonly xpSignoff: string
  readonly revocation: string
  readonly discovery: string
}

/**
 * Tells where an environment answers, without asking it.
 *
 * @param environment its `authPath` and, but on a custom domain, its `envID`
 * @throws SignOffError `INVALID_AUTH_PATH`, `UNKNOWN_REGION`, `INVALID_ENV_ID`, `INVALID_OPTION`
 * @see https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2
 * @example
 * ```ts
 * import { pingOneEndpoints } from 'pingone-signoff'
 *
 * const { issuer } = pingOneEndpoints({
 *   authPath: 'https://auth.pingone.eu',
 *   envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
 * })
 * ```
 */
export function pingOneEndpoints(environment: Pick<SignOffRequest, 'authPath' | 'envID'>): PingOneEndpoints {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = readOptions(environment, ENVIRONMENT_OPTIONS, report)
  const server = resolveAuthorizationServer(values, undefined, report)
  throwErrors(settle(problems))
  const { base, issuer } = server as AuthorizationServer
  return {
    issuer,
    signoff: base + ENDPOINT_PATHS.signoff,
    idpSignoff: base + ENDPOINT_PATHS.idpSignoff,
    xpSignoff: base + ENDPOINT_PATHS.xpSignoff,
    revocation: `${issuer}/revoke`,
    discovery: `${issuer}/.well-known/openid-configuration`,
  }
}
