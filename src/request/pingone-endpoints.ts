import { requireNoErrors } from '../problems/problem.ts'
import { ENDPOINT_NAMES, ENDPOINTS, type SignOffEndpoint } from './endpoints.ts'
import { type Environment, reportUnknownRegion, resolveEnvironment } from './environment.ts'
import { readOptions } from './read-options.ts'
import { ENVIRONMENT_OPTIONS, type SignOffApplication } from './sign-off-request.ts'

/**
 * The addresses of an environment, as strings without a trailing slash: those of the sign-off endpoints, and three
 * more.
 */
export interface PingOneEndpoints extends Readonly<Record<SignOffEndpoint, string>> {
  /** The `iss` of its tokens: `{authPath}/{envID}/as`, or on a custom domain `{authPath}/as`. */
  readonly issuer: string
  /** The address at which tokens are revoked. RFC 7009 */
  readonly revocation: string
  /** The address of its discovery document. OpenID Connect Discovery 1.0, section 4 */
  readonly discovery: string
}

/**
 * Returns the addresses of an environment. Nothing is sent to it.
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
export function pingOneEndpoints(
  environment: Pick<SignOffApplication, 'authPath' | 'envID'>,
): PingOneEndpoints {
  const { base, issuer } = requireNoErrors((report) => {
    const resolved = resolveEnvironment(readOptions(environment, ENVIRONMENT_OPTIONS, report), report)
    // Without a hint, nothing vouches for a region newer than this package.
    if (resolved?.isNewRegion) reportUnknownRegion(report)
    return resolved as Environment
  })
  const addresses = ENDPOINT_NAMES.map((name) => [name, base + ENDPOINTS[name].path])
  return {
    issuer,
    ...(Object.fromEntries(addresses) as Record<SignOffEndpoint, string>),
    revocation: `${issuer}/revoke`,
    discovery: `${issuer}/.well-known/openid-configuration`,
  }
}
