import type { Home } from './home.ts'
import { toReturnPath } from './return-path.ts'

/** The lifetime of a cookie, in seconds. A return within it is verified. */
const LIFETIME = 3600

/** The size limit of all our cookies in one request, in octets. Servers accept 8 to 16 kB of headers. */
const MAX_TOTAL = 4096
const MAX_PENDING = 8

/** The only form of value that `start` writes: a state of 43 characters, and a path, both in base64url. */
const VALUE = /^([\w-]{43})\.([\w-]*)$/

/** A cookie as frameworks accept it. The attributes have the names that most frameworks use. */
export interface SignOffCookie {
  /** Has the prefix `__Host-`, except on plain http. */
  readonly name: string
  /** The state, and where to go after the return. Not for logs. */
  readonly value: string
  /** The cookie is for the whole host. */
  readonly path: '/'
  /** The lifetime, in seconds. */
  readonly maxAge: number
  /** No script can read the cookie. */
  readonly httpOnly: true
  /** The browser sends the cookie when it comes back from PingOne. */
  readonly sameSite: 'lax'
  /** True, except on plain http. */
  readonly secure: boolean
}

/** What `complete` has to know about `start`. It is kept in a cookie, so that any instance can serve either. */
export interface PendingReturn {
  readonly state: string
  readonly returnTo: string | undefined
}

/** A cookie of ours, as the request contains it. */
export interface Pending extends PendingReturn {
  readonly name: string
  readonly length: number
}

/** Builds the cookie of one sign-off, under a name of its own, so that several can be under way. */
export function buildPendingCookie(home: Home, { state, returnTo = '' }: PendingReturn): SignOffCookie {
  const value = `${state}.${btoa(returnTo).replace(/[+/=]/g, (character) => `${URL_SAFE[character]}`)}`
  return cookieOf(nameOf(home, state), value, LIFETIME, home.isSecure)
}

const URL_SAFE: Readonly<Record<string, string>> = { '+': '-', '/': '_', '=': '' }

function cookieOf(name: string, value: string, maxAge: number, secure: boolean): SignOffCookie {
  return { name, value, path: '/', maxAge, httpOnly: true, sameSite: 'lax', secure }
}

export function writeCookie({ name, value, maxAge, secure }: SignOffCookie): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** Reads all pending cookies of this browser, the oldest first, as browsers send them. RFC 6265bis, section 5.8.3 */
export function readPending(request: Request, home: Home): Pending[] {
  return pairsOf(request)
    .filter((pair) => pair.startsWith(home.cookieName))
    .flatMap((pair) => parse(pair, home))
}

function parse(pair: string, home: Home): Pending[] {
  const name = pair.replace(/=.*/s, '')
  const [, state = '', path = ''] = VALUE.exec(pair.slice(name.length + 1)) ?? []
  if (!state || name !== nameOf(home, state)) return []
  return [{ name, length: pair.length, state, returnTo: toReturnPath(decode(path), home.origin) }]
}

/**
 * Splits the header into cookies. After a `;` it skips spaces and tabs, not all of `\s`: browsers accept a cookie named
 * U+00A0 and `__Host-…` from any host of the site, and do not check the prefix.
 */
export function pairsOf({ headers }: Request): string[] {
  return (headers.get('cookie') ?? '').split(/;[ \t]*/)
}

/** Writes headers that delete cookies, under the names that the request contains. */
export function writeDropped(pending: readonly Pending[], { isSecure }: Home): string[] {
  return pending.map(({ name }) => writeCookie(cookieOf(name, '', 0, isSecure)))
}

/** Finds the oldest, if abandoned sign-offs have piled up. Servers refuse every request whose headers are too long. */
export function findSurplus(pending: readonly Pending[], { name, value }: SignOffCookie): Pending[] {
  let room = MAX_TOTAL - name.length - value.length
  let count = 1
  const isSurplus = ({ length }: Pending) => {
    room -= length
    count += 1
    return room < 0 || count > MAX_PENDING
  }
  return pending.slice().reverse().filter(isSurplus)
}

/** Names a cookie. The first 8 of the 43 random characters tell sign-offs apart. The rest verify a return. */
function nameOf({ cookieName }: Home, state: string): string {
  return `${cookieName}.${state.slice(0, 8)}`
}

function decode(path: string): string {
  try {
    return atob(path.replace(/-/g, '+').replace(/_/g, '/'))
  } catch {
    return ''
  }
}
