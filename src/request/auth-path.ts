import type { Report } from '../problems/problem.ts'
import { isLoopback } from './loopback.ts'
import { parseUrl } from './parse-url.ts'

/**
 * An origin, with or without a slash at its end: https and a host name whose last label begins with a letter, since `URL`
 * makes an IPv4 address of a number; or loopback, over http too and with a port.
 * Good: `https://auth.pingone.eu`, `HTTPS://Login.Example.com/`, `http://localhost:7100`, `http://127.0.0.1`, `https://[::1]`.
 * Bad: `https://auth.pingone.eu:443`, `https://192.0.2.1`, `https://login.example.com.`, `https://auth.pingone.eu/as`.
 */
const AUTH_PATH =
  /^(https:\/\/([\w-]+\.)*[a-z][\w-]*|https?:\/\/(([\w-]+\.)*localhost|127\.\d+\.\d+\.\d+|\[::1])(:\d+)?)\/?$/i

const EXAMPLE = 'https://auth.pingone.eu'

/** `URL` alone would also accept `:443`, `127.1`, tabs and full-width letters, none of which an issuer is written with. */
export function parseAuthPath(authPath: string, report: Report): URL | undefined {
  const url = parseUrl(authPath)
  if (AUTH_PATH.test(authPath) && url?.origin === authPath.toLowerCase().replace(/\/$/, '')) return url
  const fault = authPath ? 'not an https origin alone' : 'missing'
  report('INVALID_AUTH_PATH', { fault, origin: guessOrigin(url) })
  return undefined
}

/** The origin that was meant: on loopback with its scheme and port, elsewhere https. */
function guessOrigin(url: URL | undefined): string {
  if (!url) return EXAMPLE
  const origin = isLoopback(url.hostname) ? url.origin : `https://${url.hostname}`
  return AUTH_PATH.test(origin) ? origin : EXAMPLE
}
