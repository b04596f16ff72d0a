import type { Report } from '../problems/problem.ts'
import { type Environment, isUUID } from './environment.ts'
import type { IdTokenClaims } from './id-token.ts'
import { parseUrl } from './parse-url.ts'
import { isRegionLike } from './regions.ts'

/** The issuer of an environment at one of PingOne's own hosts: `https://auth.pingone.eu/{envID}/as`. */
const REGIONAL_ISSUER = /^https:\/\/([a-z\d.-]+)\/([\da-f-]{36})\/as$/

/** Checks whether PingOne would take the hint at this environment: its `iss` must equal the issuer there. */
export function checkIssuer({ iss, env }: IdTokenClaims, environment: Environment, report: Report): void {
  const { issuer, base, origin, envID, isRegional } = environment
  // On a custom domain the issuer names no environment, but `env` does.
  if (iss === issuer && base !== origin) return
  const [, host = '', regionalEnvID] = REGIONAL_ISSUER.exec(iss) ?? []
  const isFromRegion = isRegionLike(host)
  const issuingEnvID = isFromRegion ? regionalEnvID : !isRegional && env
  if (envID && issuingEnvID && issuingEnvID !== envID) {
    report('ENVIRONMENT_MISMATCH', showUUID(issuingEnvID))
  } else if (isFromRegion && isRegional) {
    report('REGION_MISMATCH', host, host)
  } else if (iss !== issuer) {
    // If its host is right, the whole issuer is shown. It may have an upper-case UUID or a slash at its end, or belong
    // to another product of Ping's.
    const isHere = iss.toLowerCase().startsWith(`${origin}/`)
    const shown = isHere ? `${iss}, not PingOne's form` : parseUrl(iss)?.host || 'another'
    report('ISSUER_MISMATCH', shown, issuer)
  }
}

/** Shows nothing but a UUID: any other text may be a secret. */
export function showUUID(id: unknown): string {
  return isUUID(id) ? ` (${id})` : ''
}
