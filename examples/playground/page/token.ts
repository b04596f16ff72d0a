import { decodeJwt, type JWTPayload } from 'jose'
import { shorten } from '../../page/parameters.ts'
import { element, find } from '../../page/view.ts'

/** Shows what the token says that decides here, whatever kind of token it is. */
export function showToken(idToken: string): void {
  const claims = readClaims(idToken)
  find('#token').hidden = !claims
  if (!claims) return
  const { iss, aud, env, exp } = claims
  const pairs = {
    Issuer: [codeOf(iss)],
    Audience: [codeOf(Array.isArray(aud) ? aud.map(textOf).join(', ') : aud)],
    Environment: [codeOf(env)],
    Expiry: [expiryOf(exp)],
  }
  const rows = Object.entries(pairs).flatMap(([name, content]) => [
    element('dt', {}, name),
    element('dd', {}, ...content),
  ])
  find('#token-claims').replaceChildren(...rows)
}

function readClaims(idToken: string): JWTPayload | undefined {
  try {
    return decodeJwt(idToken)
  } catch {
    return undefined
  }
}

function codeOf(claim: unknown): HTMLElement | string {
  return claim === undefined ? 'not said' : element('code', {}, shorten(textOf(claim)))
}

/** Claims of other people's making may be anything. */
function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : JSON.stringify(claim)
}

function expiryOf(exp: unknown): HTMLElement | string {
  const time = typeof exp === 'number' ? new Date(exp * 1000) : new Date(Number.NaN)
  if (Number.isNaN(time.getTime())) return codeOf(exp)
  const text = time.toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' })
  return time.getTime() < Date.now() ? `${text}, expired: PingOne takes it all the same` : text
}
