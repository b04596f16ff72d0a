import type { Report } from '../problems/problem.ts'
import type { CheckedApplication } from './check-application.ts'
import { type Environment, isUUID, reportUnknownRegion } from './environment.ts'
import { type IdTokenClaims, parseIdToken } from './id-token.ts'
import { parseUrl } from './parse-url.ts'
import { isRegionLike } from './regions.ts'

/** The issuer of an environment at one of PingOne's own hosts: `https://auth.pingone.eu/{envID}/as`. */
const REGIONAL_ISSUER = /^https:\/\/([a-z\d.-]+)\/([\da-f-]{36})\/as$/

/** Checks that the ID token was issued by the environment that it is sent to, and to the application that sends it. */
export function checkHint(
  idToken: string | undefined,
  application: Pick<CheckedApplication, 'environment' | 'endpoint' | 'clientId'>,
  report: Report,
): void {
  const { environment, endpoint, clientId } = application
  const claims = idToken ? parseIdToken(idToken, report) : undefined
  if (environment?.isNewRegion && claims?.iss !== environment.issuer) {
    reportUnknownRegion(report)
  } else if (environment && claims) {
    checkIssuer(claims, environment, report)
  }
  if (clientId && claims && !claims.aud.includes(clientId)) {
    report('AUDIENCE_MISMATCH', showUUID(claims.aud[0]))
  }
  if (endpoint.endsByToken && !idToken) report('ID_TOKEN_REQUIRED')
}

/** Checks whether PingOne would take the hint at this environment: its `iss` must equal the issuer there. */
function checkIssuer({ iss, env }: IdTokenClaims, environment: Environment, report: Report): void {
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
function showUUID(id: unknown): string {
  return isUUID(id) ? ` (${id})` : ''
}
