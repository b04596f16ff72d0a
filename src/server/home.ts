import { isLoopback } from '../request/loopback.ts'
import { SIGN_OFF_NAME } from '../request/names.ts'

/** The application's public origin, and how its cookies are named and set there. */
export interface Home {
  readonly origin: string
  /** The beginning of the names of a sign-off's cookies. With `__Host-`, no other host of the site can set one. */
  readonly cookieName: string
  /** False if the application uses plain http, where browsers accept no cookie that is `Secure` or has a prefix. */
  readonly isSecure: boolean
}

/** What the configuration says about an application's cookies. */
interface CookieSettings {
  readonly cookieName: string | undefined
  /** Whether the application may use plain http, on loopback or elsewhere. */
  readonly allowInsecure: boolean
}

/**
 * Returns the home at an origin. An `http:` origin counts as plain http on loopback, or if that is allowed.
 * RFC 6265bis, section 4.1.3.2
 */
export function createHome(origin: string, { cookieName, allowInsecure }: CookieSettings): Home {
  const { protocol, hostname } = new URL(origin)
  const isSecure = protocol !== 'http:' || !(allowInsecure || isLoopback(hostname))
  return { origin, isSecure, cookieName: (isSecure ? '__Host-' : '') + (cookieName ?? SIGN_OFF_NAME) }
}

/** Returns the home for probes, whose cookies have names of their own. */
export function homeOfProbes({ origin, cookieName, isSecure }: Home): Home {
  return { origin, cookieName: `${cookieName}-probe`, isSecure }
}
