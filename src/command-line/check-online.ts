import { pingOneEndpoints, SignOffError, type SignOffOptions } from '../index.ts'
import { type Discovery, discover } from './discover.ts'
import { causeOf, fetchLimited } from './fetch-limited.ts'
import { type Claims, readClaims } from './id-token-claims.ts'
import { describeOnline, type Problem } from './online-problems.ts'
import type { Row } from './rows.ts'
import { verifySignature } from './verify-signature.ts'

const PATIENCE = 10_000

/** The result of asking PingOne. */
export interface Findings {
  readonly problems: readonly Problem[]
  /** The result of each step. */
  readonly rows: readonly Row[]
}

/**
 * Reads the environment's discovery document and keys. It sends two GETs, which contain nothing but the environment
 * ID: the ID token is verified here.
 *
 * @param options without an error in `authPath` and `envID`
 * @param timeout milliseconds for each of the two GETs
 */
export async function checkOnline(options: SignOffOptions, timeout: number = PATIENCE): Promise<Findings> {
  const claims = readClaims(options.idToken)
  const { issuer, signoff } = endpointsOf(options, claims)
  const discovery = await discover(issuer, fetchLimited, AbortSignal.timeout(timeout)).catch(causeOf)
  const { host } = new URL(issuer)
  if (typeof discovery === 'string') return failed(describeOnline('UNREACHABLE_HOST', host, discovery))
  const { metadata } = discovery
  if (!metadata) return failed(describeNoDiscovery(issuer, discovery))
  if (metadata.issuer !== issuer) return failed(describeOnline('DISCOVERY_MISMATCH', metadata.issuer, issuer))
  const isOwn = claims?.iss === issuer
  const signature = isOwn
    ? await verifySignature(`${options.idToken}`, issuer, metadata.jwks_uri, timeout)
    : undefined
  return {
    problems: [checkEndpoint(metadata.end_session_endpoint, signoff), signature].filter(
      (problem) => problem !== undefined,
    ),
    rows: [
      ['discovery', `read from ${host}, and of this issuer`],
      [
        'signature',
        signature
          ? 'not verified'
          : isOwn
            ? 'verified: RS256, by the environment'
            : 'not looked at: no ID token of this issuer',
      ],
    ],
  }
}

/**
 * Returns the issuer and the sign-off endpoint. If the region is newer than the SDK, only the hint's issuer vouches
 * for it, so that issuer names both.
 */
function endpointsOf(
  { authPath, envID }: SignOffOptions,
  claims: Claims | undefined,
): { issuer: string; signoff: string } {
  try {
    return pingOneEndpoints({ authPath, envID })
  } catch (error) {
    if (!(error instanceof SignOffError) || error.code !== 'UNKNOWN_REGION') throw error
    return { issuer: `${claims?.iss}`, signoff: `${claims?.iss}/signoff` }
  }
}

function failed(problem: Problem): Findings {
  return { problems: [problem], rows: [['discovery', 'not read']] }
}

/**
 * Describes an answer that is no discovery document. PingOne answers a wrong region or environment by a 404 and
 * nothing more.
 */
function describeNoDiscovery(issuer: string, { status }: Discovery): Problem {
  const { host, pathname } = new URL(issuer)
  if (status === 404)
    return describeOnline(pathname === '/as' ? 'UNKNOWN_DOMAIN' : 'UNKNOWN_ENVIRONMENT', host)
  const redirect = status >= 300 && status < 400 ? ', a redirect, which is not followed' : ''
  const answer = status === 200 ? 'something else' : `status ${status}${redirect}`
  return describeOnline('INVALID_DISCOVERY', host, answer)
}

function checkEndpoint(endpoint: unknown, signoff: string): Problem | undefined {
  if (endpoint === signoff) return undefined
  const named = typeof endpoint === 'string' ? `'${endpoint}'` : 'missing'
  return describeOnline('END_SESSION_MISMATCH', named, signoff)
}
