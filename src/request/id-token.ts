import type { Report } from '../problems/problem.ts'
import { own } from './own.ts'

const MAX_LENGTH = 65_536
/** One of the three parts of a JWS, between which its compact form has dots. RFC 7515, section 7.1 */
const BASE64URL = /^[\w-]+$/
/** `at+jwt` (RFC 9068, section 2.1) and `logout+jwt` (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
const OTHER_TYPE = /^(at|logout)\+jwt$/i
/** Only a header with `+jwt` or an escape in it can have such a type. Others need not be parsed, which takes time. */
const MAYBE_OTHER_TYPE = /\+jwt|\\/i
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
  const start = idToken.indexOf('.') + 1
  const end = idToken.indexOf('.', start)
  const header = idToken.slice(0, start - 1)
  const isJws =
    start && idToken.length <= MAX_LENGTH && BASE64URL.test(header) && BASE64URL.test(idToken.slice(end + 1))
  const payload = isJws ? decode(idToken.slice(start, end)) : undefined
  const foreign = isJws && findForeignClaim(decode(header, MAYBE_OTHER_TYPE), payload)
  if (foreign) report('NOT_AN_ID_TOKEN', foreign)
  const iss = own(payload, 'iss')
  const aud = own(payload, 'aud')
  const audience: unknown[] = Array.isArray(aud) ? aud : [aud]
  if (iss && typeof iss === 'string' && audience[0]) return { iss, aud: audience, env: own(payload, 'env') }
  report('INVALID_ID_TOKEN', payload ? 'without iss or aud' : 'no JWT of at most 65,536 characters')
  return undefined
}

/**
 * Reads JSON in base64url. It is read byte for byte: only ASCII is compared. `atob` finds what is no base64url, since a
 * regular expression over a whole payload takes as long as all the rest.
 *
 * @param needed what the JSON must contain to be worth parsing; an object has a brace
 */
function decode(part: string, needed = /{/): unknown {
  try {
    const text = atob(part.replace(/-/g, '+').replace(/_/g, '/'))
    // It skips spaces and padding. A character gives three quarters of an octet: where one was skipped, the text is shorter.
    const isWhole = text.length > ((part.length - 1) * 3) / 4
    const isBase64url = isWhole && !part.includes('+') && !part.includes('/')
    return isBase64url && needed.test(text) ? JSON.parse(text) : undefined
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
