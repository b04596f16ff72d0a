import type { Report } from '../problems/problem.ts'
import { isLoopback } from './loopback.ts'
import { parseUrl } from './parse-url.ts'
import { REGIONAL_ORIGINS } from './regions.ts'

type Origin = Pick<URL, 'origin' | 'hostname'>

/** A name whose last label begins with a letter: `auth.pingone.eu`; not `192.0.2.1`, `login.example.com.`, `[2001:db8::1]`. */
const HOST_NAME = /^([\w-]+\.)*[a-z][\w-]*$/

/**
 * An origin, with or without a slash at its end: https and a host name, or loopback, over http too and with a port.
 * `URL` alone would also accept `:443`, `127.1`, tabs and full-width letters, none of which an issuer is written with.
 */
export function parseAuthPath(authPath: string, report: Report): Origin | undefined {
  const written = authPath.toLowerCase().replace(/\/$/, '')
  const isRegion = REGIONAL_ORIGINS.includes(written)
  // Most are one of these, for which `URL` would say the same, and take longer.
  if (isRegion) return { origin: written, hostname: written.slice('https://'.length) }
  const url = parseUrl(authPath)
  const origin = url && originOf(url)
  if (origin && origin === written) return url
  const fault = authPath ? 'no https origin' : 'missing'
  report('INVALID_AUTH_PATH', fault, origin ?? 'https://auth.pingone.eu')
  return undefined
}

/** The origin that is meant: on loopback with its scheme and port, elsewhere https. */
function originOf({ origin, hostname }: Origin): string | undefined {
  if (isLoopback(hostname) && origin.startsWith('http')) return origin
  return HOST_NAME.test(hostname) ? `https://${hostname}` : undefined
}
