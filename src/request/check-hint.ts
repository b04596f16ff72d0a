import type { Report } from '../problems/problem.ts'
import { type Environment, isUUID } from './environment.ts'
import type { IdTokenClaims } from './id-token.ts'
import { parseUrl } from './parse-url.ts'
import { isRegionLike } from './regions.ts'

/** The issuer of an environment at one of PingOne's own hosts: `https://auth.pingone.eu/{envID}/as`. */
const REGIONAL_ISSUER = /^https:\/\/([a-z\d.-]+)\/([\da-f-]{36})\/as$/
/** Characters of an issuer that are shown. */
const MAX_SHOWN = 300

/** Whether PingOne would take the hint at this environment: its `iss` equals the issuer there. */
export function checkIssuer({ iss, env }: IdTokenClaims, environment: Environment, report: Report): void {
  const { issuer, base, origin, envID, isRegional } = environment
  // On a custom domain the issuer names no environment, but `env` does.
  if (iss === issuer && base !== origin) return
  const named = parseIssuer(iss)
  const issuingEnvID = named?.envID ?? (isRegional ? undefined : env)
  if (envID && issuingEnvID && issuingEnvID !== envID) {
    report('ENVIRONMENT_MISMATCH', showUUID(issuingEnvID))
  } else if (iss !== issuer) {
    if (named && isRegional) report('REGION_MISMATCH', named.host, named.host)
    else report('ISSUER_MISMATCH', describeIssuer(iss, origin), issuer)
  }
}

/** The PingOne host and the environment that an issuer names. */
export function parseIssuer(issuer: string): { host: string; envID: string } | undefined {
  const [, host = '', envID = ''] = REGIONAL_ISSUER.exec(issuer) ?? []
  return isRegionLike(host) ? { host, envID } : undefined
}

/** What is no ID may be anything, a secret too. */
export function showUUID(id: unknown): string {
  return isUUID(id) ? ` (${id})` : ''
}

/** Whole where the host is right: an upper-case UUID, a slash at the end, or another product of Ping's. */
function describeIssuer(iss: string, origin: string): string {
  if (!iss.toLowerCase().startsWith(`${origin}/`)) return parseUrl(iss)?.host || 'another issuer'
  return `${iss.slice(0, MAX_SHOWN)}, which is not of PingOne's form`
}
