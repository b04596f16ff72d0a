import type { EnvironmentOptions } from './settings.ts'

/** One of the hosts an environment answers at. */
export interface Place {
  origin: string
  /** The path before `/as`. */
  path: string
  /** The address of the page where a user without a redirect URI ends up. */
  signedOffPage: string
  /** What `Location` holds to lead to that page. */
  signedOff: string
}

/** How the emulator is reached. */
export interface Listening {
  isTls: boolean
  port: number
}

const DEFAULT_HOST = 'localhost'

/** Returns the regional host and the custom domain: "Both hosts go on working, never mixed" (pingone.md, Hosts). */
export function placesOf(
  { envID, host = DEFAULT_HOST, customDomain }: EnvironmentOptions,
  listening: Listening,
): [Place, ...Place[]] {
  const path = `/${envID}`
  const apps = appsHostOf(host)
  const origin = originOf(host, listening)
  const regional =
    apps === host ? ownPlace(origin, path) : regionalPlace(origin, path, originOf(apps, listening))
  // A custom domain drops the environment ID from the path.
  return customDomain ? [regional, ownPlace(originOf(customDomain, listening), '')] : [regional]
}

/** Returns the names that the certificate must contain. */
export function hostsOf({ host = DEFAULT_HOST, customDomain }: EnvironmentOptions): string[] {
  return [host, appsHostOf(host), customDomain].filter((name) => name !== undefined)
}

/**
 * Checks whether a name leads to this machine by itself: `localhost`, a name below it (RFC 6761, section 6.3), or the
 * address.
 */
export function isLoopback(host: string): boolean {
  return /^(?:(?:[a-z0-9-]+\.)*localhost|127\.0\.0\.1)$/.test(host)
}

/**
 * Returns the origin of a host. A name that is not loopback leads here by the tester's own means, which hide the port.
 * Applications see it as an ordinary host.
 */
function originOf(host: string, { isTls, port }: Listening): string {
  const scheme = isTls ? 'https' : 'http'
  return `${scheme}://${host}${isLoopback(host) ? `:${port}` : ''}`
}

function regionalPlace(origin: string, path: string, appsOrigin: string): Place {
  const signedOffPage = `${appsOrigin}${path}/signon/`
  return { origin, path, signedOffPage, signedOff: `${signedOffPage}#signedOff` }
}

function ownPlace(origin: string, path: string): Place {
  return { origin, path, signedOffPage: `${origin}${path}/signon/`, signedOff: `${path}/signon/#signedOff` }
}

/** Returns the host of PingOne's pages, which is `apps.pingone.<tld>`. */
function appsHostOf(host: string): string {
  return host.replace(/^auth\./, 'apps.')
}
