import type { Report } from '../problems/problem.ts'
import { isLoopback } from './loopback.ts'
import { parseUrl } from './parse-url.ts'

/** A name whose last label begins with a letter: `auth.pingone.eu`; not `192.0.2.1`, `login.example.com.`, `[2001:db8::1]`. */
const HOST_NAME = /^([\w-]+\.)*[a-z][\w-]*$/

/**
 * An origin, with or without a slash at its end: https and a host name, or loopback, over http too and with a port.
 * `URL` alone would also accept `:443`, `127.1`, tabs and full-width letters, none of which an issuer is written with.
 */
export function parseAuthPath(authPath: string, report: Report): URL | undefined {
  const url = parseUrl(authPath)
  const origin = url && originOf(url)
  if (origin && origin === authPath.toLowerCase().replace(/\/$/, '')) return url
  const fault = authPath ? 'no https origin' : 'missing'
  report('INVALID_AUTH_PATH', fault, origin ?? 'https://auth.pingone.eu')
  return undefined
}

/** The origin that is meant: on loopback with its scheme and port, elsewhere https. */
function originOf({ origin, hostname }: URL): string | undefined {
  if (isLoopback(hostname) && origin.startsWith('http')) return origin
  return HOST_NAME.test(hostname) ? `https://${hostname}` : undefined
}
