import type { EnvironmentOptions } from './environment.ts'

/** One of the hosts an environment answers at. */
export interface Place {
  origin: string
  /** What stands before `/as`. */
  path: string
  /** Where the user ends up without a redirect URI; the address of the page, and what `Location` holds. */
  signedOffPage: string
  signedOff: string
}

/** The regional host and the custom domain: "Both hosts go on working, never mixed" (pingone.md, Hosts). */
export function placesOf({ envID, host, customDomain }: EnvironmentOptions): Place[] {
  const path = `/${envID}`
  const regional = host && regionalPlace(`https://${host}`, path, `https://${appsHostOf(host)}`)
  // A custom domain drops the environment ID from the path.
  const custom = customDomain && ownPlace(`https://${customDomain}`, '')
  return [regional, custom].filter((place) => typeof place === 'object')
}

/** The only place of an environment in plain http, where no other host name exists. */
export function localPlaceOf({ envID }: EnvironmentOptions, port: number): Place {
  return ownPlace(`http://localhost:${port}`, `/${envID}`)
}

/** The names that the certificate has to hold. */
export function hostsOf({ host, customDomain }: EnvironmentOptions): string[] {
  return [host, host && appsHostOf(host), customDomain].filter((name) => name !== undefined)
}

function regionalPlace(origin: string, path: string, appsOrigin: string): Place {
  const signedOffPage = `${appsOrigin}${path}/signon/`
  return { origin, path, signedOffPage, signedOff: `${signedOffPage}#signedOff` }
}

function ownPlace(origin: string, path: string): Place {
  return { origin, path, signedOffPage: `${origin}${path}/signon/`, signedOff: `${path}/signon/#signedOff` }
}

/** PingOne's pages live at `apps.pingone.<tld>`. */
function appsHostOf(host: string): string {
  return host.replace(/^auth\./, 'apps.')
}
