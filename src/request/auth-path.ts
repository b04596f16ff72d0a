import type { Report } from '../problems/problem.ts'
import { isLoopback } from './loopback.ts'
import { parseUrl } from './parse-url.ts'
import { REGIONAL_ORIGINS } from './regions.ts'

type Origin = Pick<URL, 'origin' | 'hostname'>

/**
 * A host name whose last label begins with a letter: `auth.pingone.eu`, but not `192.0.2.1`, `login.example.com.` or
 * `[2001:db8::1]`.
 */
const HOST_NAME = /^([\w-]+\.)*[a-z][\w-]*$/

/**
 * Reads an origin, with or without a slash at its end. It is https with a host name, or loopback, which may have http
 * and a port. `URL` alone would also accept `:443`, `127.1`, tabs and full-width letters. No issuer is written with
 * these.
 */
export function parseAuthPath(authPath: string, report: Report): Origin | undefined {
  const written = authPath.toLowerCase().replace(/\/$/, '')
  const isRegion = REGIONAL_ORIGINS.includes(written)
  // Most values are one of these. `URL` would give the same result for them, but take longer.
  if (isRegion) return { origin: written, hostname: written.slice('https://'.length) }
  const url = parseUrl(authPath)
  const origin = url && originOf(url)
  if (origin && origin === written) return url
  const fault = authPath ? 'no https origin' : 'missing'
  report('INVALID_AUTH_PATH', fault, origin ?? 'https://auth.pingone.eu')
  return undefined
}

/** Returns the origin that is meant. On loopback it has its own scheme and port, elsewhere it is https. */
function originOf({ origin, hostname }: Origin): string | undefined {
  if (isLoopback(hostname) && origin.startsWith('http')) return origin
  return HOST_NAME.test(hostname) ? `https://${hostname}` : undefined
}
