import type { Report } from '../problems/problem.ts'
import { own } from './own.ts'

const MAX_LENGTH = 65_536
/** Three parts of base64url with a dot between them. RFC 7515, section 7.1 */
const COMPACT_JWS = /^([\w-]+)\.([\w-]+)\.[\w-]+$/
/** `at+jwt` (RFC 9068, section 2.1) and `logout+jwt` (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
const OTHER_TYPE = /^(at|logout)\+jwt$/i
/** OpenID Connect Back-Channel Logout 1.0, section 2.4 */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** What of an ID token decides whether it can be a hint. OpenID Connect Core 1.0, section 2 */
export interface IdTokenClaims {
  readonly iss: string
  readonly aud: readonly unknown[]
  readonly env: unknown
}

/** Reads an ID token without verifying it, which is PingOne's part. `exp` is left alone: PingOne takes expired hints. */
export function parseIdToken(idToken: string, report: Report): IdTokenClaims | undefined {
  const [, header = '', body = ''] = idToken.length > MAX_LENGTH ? [] : (COMPACT_JWS.exec(idToken) ?? [])
  const payload = decode(body)
  const [iss, aud, env] = ['iss', 'aud', 'env'].map((claim) => own(payload, claim))
  const foreign = findForeignClaim(decode(header), payload)
  if (foreign) report('NOT_AN_ID_TOKEN', foreign)
  const audience: unknown[] = [aud].flat()
  if (iss && typeof iss === 'string' && audience[0]) return { iss, aud: audience, env }
  report('INVALID_ID_TOKEN', payload ? 'without iss or aud' : 'no JWT of at most 65,536 characters')
  return undefined
}

/** Read byte for byte, which is enough: what is compared is ASCII. */
function decode(part: string): unknown {
  try {
    return JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/')))
  } catch {
    return undefined
  }
}

/** The claim by which a token is known for another kind. */
function findForeignClaim(header: unknown, payload: unknown): string | undefined {
  const type = own(header, 'typ')
  if (typeof type === 'string' && OTHER_TYPE.test(type)) return 'typ'
  if (own(payload, 'scope') !== undefined) return 'scope'
  return own(own(payload, 'events'), LOGOUT_EVENT) === undefined ? undefined : 'events'
}
