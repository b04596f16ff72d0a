import type { Report } from '../problems/problem.ts'
import { type AuthorizationServer, isUUID, parseIssuer } from './authorization-server.ts'
import { parseUrl } from './parse-url.ts'
import { own } from './read-options.ts'

const MAX_LENGTH = 65_536
const CLAIMS = ['iss', 'aud', 'env', 'scope', 'events']
const COMPACT_JWS = /^[\w-]+\.([\w-]+)\.[\w-]+$/

/** What of an ID token decides whether it can be a hint. OpenID Connect Core 1.0, section 2 */
export interface IdTokenClaims {
  readonly iss: string
  readonly aud: readonly unknown[]
  readonly env: unknown
}

/** Reads an ID token without verifying it, which is PingOne's part. `exp` is left alone: PingOne takes expired hints. */
export function parseIdToken(idToken: string, report: Report): IdTokenClaims | undefined {
  const payload = decodePayload(idToken)
  const [iss, aud, env, scope, events] = CLAIMS.map((claim) => own(payload, claim))
  if (scope !== undefined || events !== undefined) report('NOT_AN_ID_TOKEN')
  const audience: unknown[] = Array.isArray(aud) ? aud : [aud]
  if (iss && typeof iss === 'string' && audience[0]) return { iss, aud: audience, env }
  report('INVALID_ID_TOKEN', payload ? 'without iss or aud' : 'no signed JWT of at most 65,536 characters')
  return undefined
}

/** Read byte for byte, which is enough: what is compared is ASCII. */
function decodePayload(idToken: string): unknown {
  if (idToken.length > MAX_LENGTH) return undefined
  try {
    const payload = COMPACT_JWS.exec(idToken)?.[1] ?? ''
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))
  } catch {
    return undefined
  }
}

/** Whether PingOne would take the hint at this server: its `iss` equals the server's, and `aud` names the application. */
export function checkIdToken(
  { iss, aud, env }: IdTokenClaims,
  server: AuthorizationServer | undefined,
  clientId: string | undefined,
  report: Report,
): void {
  if (server) checkIssuer(iss, env, server, report)
  if (clientId && !aud.includes(clientId)) report('AUDIENCE_MISMATCH', nameOf(aud[0]))
}

/** What is no ID may be anything, a secret too. */
function nameOf(id: unknown): string {
  return isUUID(id) ? ` (${id})` : ''
}

function checkIssuer(iss: string, env: unknown, server: AuthorizationServer, report: Report): void {
  const { issuer, base, origin, envID, isRegional } = server
  if (iss === issuer && base !== origin) return
  const named = parseIssuer(iss)
  const issuingEnvID = named?.envID ?? (isRegional ? undefined : env)
  if (envID && issuingEnvID && issuingEnvID !== envID) {
    report('ENVIRONMENT_MISMATCH', nameOf(issuingEnvID))
  } else if (iss !== issuer) {
    if (named && isRegional) report('REGION_MISMATCH', named.host, named.host)
    else report('ISSUER_MISMATCH', parseUrl(iss)?.host || 'another issuer', issuer)
  }
}
