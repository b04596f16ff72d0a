import type { Report } from '../problems/problem.ts'
import { own } from './own.ts'

const MAX_LENGTH = 65_536
/** One of the three parts of a JWS. Its compact form has dots between them. RFC 7515, section 7.1 */
const BASE64URL = /^[\w-]+$/
/** Types: `at+jwt` (RFC 9068, section 2.1) and `logout+jwt` (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
const OTHER_TYPE = /^(at|logout)\+jwt$/i
/** Only a header with `+jwt` or an escape in it can have one of these types. Others are not parsed, to save time. */
const MAYBE_OTHER_TYPE = /\+jwt|\\/i
/** OpenID Connect Back-Channel Logout 1.0, section 2.4 */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** The claims that decide whether an ID token can be a hint. OpenID Connect Core 1.0, section 2 */
export interface IdTokenClaims {
  readonly iss: string
  readonly aud: readonly unknown[]
  readonly env: unknown
}

/** Reads an ID token without verifying it, which PingOne does. `exp` is not checked: PingOne takes expired hints. */
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
 * Reads JSON in base64url. Each byte is read as one character, since only ASCII is compared. `atob` detects what is not
 * base64url: a regular expression over a whole payload would take as long as everything else together.
 *
 * @param needed what the JSON must contain to be worth parsing; an object has a brace
 */
function decode(part: string, needed = /{/): unknown {
  try {
    const text = atob(part.replace(/-/g, '+').replace(/_/g, '/'))
    // `atob` skips spaces and padding. Each character gives three quarters of an octet. If `atob` skipped one, the text
    // is shorter.
    const isWhole = text.length > ((part.length - 1) * 3) / 4
    const isBase64url = isWhole && !part.includes('+') && !part.includes('/')
    return isBase64url && needed.test(text) ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** Returns the name of the claim or header parameter which shows that a token is of another kind. */
function findForeignClaim(header: unknown, payload: unknown): string | undefined {
  const type = own(header, 'typ')
  if (typeof type === 'string' && OTHER_TYPE.test(type)) return 'typ'
  if (own(payload, 'scope') !== undefined) return 'scope'
  return own(own(payload, 'events'), LOGOUT_EVENT) === undefined ? undefined : 'events'
}
