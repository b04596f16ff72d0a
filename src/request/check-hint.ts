import type { Report } from '../problems/problem.ts'
import { type Environment, isUUID, reportUnknownRegion } from './environment.ts'
import type { IdTokenClaims } from './id-token.ts'
import { parseUrl } from './parse-url.ts'
import { isRegionLike } from './regions.ts'

/** The issuer of an environment at one of PingOne's own hosts: `https://auth.pingone.eu/{envID}/as`. */
const REGIONAL_ISSUER = /^https:\/\/([a-z\d.-]+)\/([\da-f-]{36})\/as$/
/** A longer issuer than this, or one with odd characters, is not repeated. */
const PLAIN_ISSUER = /^https?:\/\/[\w.:/~-]{1,200}$/

/** The PingOne host and the environment that an issuer names. */
export function parseIssuer(issuer: string): { host: string; envID: string } | undefined {
  const [, host = '', envID = ''] = REGIONAL_ISSUER.exec(issuer) ?? []
  return isRegionLike(host) ? { host, envID } : undefined
}

/** Whether PingOne would take the hint at this environment: its `iss` equals the issuer there. */
export function checkIssuer({ iss, env }: IdTokenClaims, environment: Environment, report: Report): void {
  const { issuer, base, origin, envID, isRegional } = environment
  // On a custom domain the issuer names no environment, but `env` does.
  if (iss === issuer && base !== origin) return
  const named = parseIssuer(iss)
  const issuingEnvID = named?.envID ?? (isRegional ? undefined : env)
  if (envID && issuingEnvID && issuingEnvID !== envID) {
    report('ENVIRONMENT_MISMATCH', { id: showUUID(issuingEnvID) })
  } else if (iss !== issuer) {
    if (named && isRegional) report('REGION_MISMATCH', { host: named.host })
    else report('ISSUER_MISMATCH', describeIssuer(iss, environment))
  }
}

/** A region newer than this package is one where a hint comes from. */
export function checkRegion(iss: string | undefined, environment: Environment, report: Report): boolean {
  const isKnown = !environment.isNewRegion || iss === environment.issuer
  if (!isKnown) reportUnknownRegion(environment.origin, report)
  return isKnown
}

/** Whether the hint was issued to the application. */
export function checkAudience({ aud }: IdTokenClaims, clientId: string | undefined, report: Report): void {
  if (clientId && !aud.includes(clientId)) report('AUDIENCE_MISMATCH', { id: showUUID(aud[0]) })
}

/** What is no ID may be anything, a secret too. */
function showUUID(id: unknown): string {
  return isUUID(id) ? ` (${id})` : ''
}

/** Where the host is right, the form is not: an upper-case UUID, a slash at the end, or another product of Ping's. */
function describeIssuer(
  iss: string,
  { issuer, origin }: Environment,
): { issuer: string; expected: string; change: string } {
  const url = parseUrl(iss)
  if (url?.origin === origin && PLAIN_ISSUER.test(iss)) {
    const expected = `${issuer}: the host is right, but this is not the form of PingOne's issuers`
    return { issuer: iss, expected, change: 'Check that the token comes from PingOne itself' }
  }
  return { issuer: url?.host || 'another issuer', expected: issuer, change: 'Set authPath to that host' }
}
