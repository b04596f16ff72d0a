import { isLoopback } from '../request/loopback.ts'
import { SIGN_OFF_NAME } from '../request/names.ts'

/** The application's public origin, and how its cookies are named and set there. */
export interface Home {
  readonly origin: string
  /** What the names of a sign-off's cookies begin with. The prefix `__Host-` keeps other hosts of the site from planting one. */
  readonly cookieName: string
  /** False over plain http: there browsers take no cookie that is `Secure` or has a prefix. */
  readonly isSecure: boolean
}

/** What the configuration says of an application's cookies. */
interface CookieSettings {
  readonly cookieName: string | undefined
  /** Whether the application lives on plain http, be it on loopback or not. */
  readonly allowInsecure: boolean
}

/** RFC 6265bis, section 4.1.3.2 */
export function createHome(origin: string, { cookieName, allowInsecure }: CookieSettings): Home {
  const { protocol, hostname } = new URL(origin)
  const isSecure = protocol !== 'http:' || !(allowInsecure || isLoopback(hostname))
  return { origin, isSecure, cookieName: (isSecure ? '__Host-' : '') + (cookieName ?? SIGN_OFF_NAME) }
}

/** The same for probes, whose cookies have names of their own. */
export function homeOfProbes({ origin, cookieName, isSecure }: Home): Home {
  return { origin, cookieName: `${cookieName}-probe`, isSecure }
}
