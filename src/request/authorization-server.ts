import type { Report } from '../problems/problem.ts'
import { parseUrl } from './parse-url.ts'

/** The six regions. https://developer.pingidentity.com/pingone-api (PingOne API domains) */
const REGIONAL_HOSTS = ['com', 'ca', 'eu', 'com.au', 'sg', 'asia'].map((domain) => `auth.pingone.${domain}`)

const REGION_LIKE = /(^|\.)pingone\.([^.]+|[a-z]{1,3}\.[a-z]{2})$/
const LOOPBACK = /^((.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1])$/
/** No port but on loopback, no trailing dot, and no number for a last label, of which `URL` makes an IPv4 address. */
const AUTH_PATH =
  /^(https:\/\/([\w-]+\.)*[a-z][\w-]*|https?:\/\/(([\w-]+\.)*localhost|127\.\d+\.\d+\.\d+|\[::1])(:\d+)?)\/?$/i
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const PINGONE_ISSUER = /^https:\/\/([a-z\d.-]+)\/([\da-f-]{36})\/as$/

/** Where an environment of PingOne answers, and what it calls itself. */
export interface AuthorizationServer {
  readonly origin: string
  /** `{authPath}/{envID}`; on a custom domain `{authPath}`. */
  readonly base: string
  readonly issuer: string
  readonly envID: string | undefined
  readonly isRegional: boolean
}

/** Whether a host, spelt as `URL` spells it, is this machine. RFC 6761, section 6.3 */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname)
}

export function isUUID(value: unknown): boolean {
  return typeof value === 'string' && UUID.test(value)
}

/** The PingOne host and the environment that an issuer names. */
export function parseIssuer(issuer: string): { host: string; envID: string } | undefined {
  const [, host = '', envID = ''] = PINGONE_ISSUER.exec(issuer) ?? []
  return REGION_LIKE.test(host) ? { host, envID } : undefined
}

/**
 * Looks up the authorization server that `authPath` and `envID` name.
 *
 * @param hintIssuer the hint's `iss`, which alone vouches for a region newer than this package
 */
export function resolveAuthorizationServer(
  { authPath, envID }: { readonly authPath: string | undefined; readonly envID: string | undefined },
  hintIssuer: string | undefined,
  report: Report,
): AuthorizationServer | undefined {
  const url = parseAuthPath(authPath ?? '', report)
  const environment = envID?.toLowerCase()
  const isEnvironment = isUUID(environment)
  if (envID && !isEnvironment) report('INVALID_ENV_ID', 'not a UUID')
  if (!url) return undefined
  const { origin, hostname } = url
  const isRegional = REGION_LIKE.test(hostname) && !isLoopback(hostname)
  if (isRegional && !REGIONAL_HOSTS.includes(hostname) && hintIssuer !== `${origin}/${environment}/as`) {
    report('UNKNOWN_REGION', hostname, REGIONAL_HOSTS.join(', '))
    return undefined
  }
  if (isRegional && !envID) report('INVALID_ENV_ID', 'missing')
  if ((isRegional || envID) && !isEnvironment) return undefined
  const base = isRegional || (envID && isLoopback(hostname)) ? `${origin}/${environment}` : origin
  return { origin, base, issuer: `${base}/as`, envID: environment, isRegional }
}

/** `URL` would also accept `:443`, `127.1`, tabs and full-width letters, none of which an issuer is written with. */
function parseAuthPath(authPath: string, report: Report): URL | undefined {
  const url = parseUrl(authPath)
  if (AUTH_PATH.test(authPath) && url?.origin === authPath.toLowerCase().replace(/\/$/, '')) return url
  const meant = `https://${url?.hostname}`
  const isMeant = url && AUTH_PATH.test(meant)
  report(
    'INVALID_AUTH_PATH',
    authPath ? 'not an https origin alone' : 'missing',
    isMeant ? meant : 'https://auth.pingone.eu',
  )
  return undefined
}
