import { decodeJwt } from 'jose'

const MAX_TEXT = 200
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/

export type Claims = Readonly<Record<string, unknown>>

/**
 * Reads the claims of an ID token, unverified. Returns nothing if it is no ID token, which `checkSignOff` reports.
 */
export function readClaims(idToken: unknown): Claims | undefined {
  try {
    return typeof idToken === 'string' && COMPACT_JWS.test(idToken) ? decodeJwt(idToken) : undefined
  } catch {
    return undefined
  }
}

/** Describes the claims that matter at sign-off. It shows no names, and no identifiers of the user or the session. */
export function describeClaims(claims: Claims): [label: string, text: string][] {
  const { iss, aud, env, exp, sid } = claims
  return [
    ['issuer', textOf(iss)],
    ['audience', cut((Array.isArray(aud) ? aud : [aud]).map(textOf).join(', '))],
    ['environment', textOf(env)],
    ['expiry', describeExpiry(exp)],
    ['user session', sid === undefined ? 'not named (no sid)' : 'named (sid)'],
  ]
}

/**
 * Returns a claim as a text. If it is no text, only that is said, because writing out endless nesting would overflow.
 */
function textOf(claim: unknown): string {
  if (claim === undefined) return 'not named'
  return typeof claim === 'string' ? cut(claim) : 'not a text'
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text
}

function describeExpiry(exp: unknown): string {
  const date = new Date(Number(exp) * 1000)
  if (typeof exp !== 'number' || Number.isNaN(date.getTime())) return 'not named, or no time'
  const time = date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, ' UTC')
  const at = `${time}, ${relativeTo(Date.now(), date)}`
  return date.getTime() < Date.now() ? `${at}, fine for a hint` : at
}

const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, milliseconds: number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

function relativeTo(now: number, date: Date): string {
  const distance = date.getTime() - now
  const [unit, milliseconds] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ['second', 1000]
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(distance / milliseconds), unit)
}
