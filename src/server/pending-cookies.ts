import type { Home } from './home.ts'
import { toReturnPath } from './return-path.ts'

/** Of a cookie, in seconds: within it a return verifies. */
const LIFETIME = 3600

/** Of the header that all cookies of ours come in, in octets: servers take 8 to 16 kB of headers. */
const MAX_TOTAL = 4096
const MAX_PENDING = 8

/** What `start` writes, and nothing else: a state of 43 characters, and a path, both in base64url. */
const VALUE = /^([\w-]{43})\.([\w-]*)$/

/** A cookie as frameworks take it. The names of the attributes are those of most of them. */
export interface SignOffCookie {
  /** With the prefix `__Host-`, but on plain http. */
  readonly name: string
  /** The state, and where to go after the return. Not for logs. */
  readonly value: string
  /** All of the host. */
  readonly path: '/'
  /** In seconds. */
  readonly maxAge: number
  /** No script reads it. */
  readonly httpOnly: true
  /** It comes along when PingOne sends the browser back. */
  readonly sameSite: 'lax'
  /** But on plain http. */
  readonly secure: boolean
}

/** What `complete` has to know of `start`: it travels in a cookie, so that any instance can serve either. */
export interface PendingReturn {
  readonly state: string
  readonly returnTo: string | undefined
}

/** A cookie of ours, as it came. */
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

/** All that are pending in this browser, the oldest first, as browsers send them. RFC 6265bis, section 5.8.3 */
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

/** The cookies that came. Not by `\s`: browsers keep a cookie named U+00A0 and `__Host-…` from any host of the site, prefix unchecked. */
export function pairsOf({ headers }: Request): string[] {
  return (headers.get('cookie') ?? '').split(/;[ \t]*/)
}

/** Drops cookies by the names that they came by. */
export function writeDropped(pending: readonly Pending[], { isSecure }: Home): string[] {
  return pending.map(({ name }) => writeCookie(cookieOf(name, '', 0, isSecure)))
}

/** The oldest, where abandoned sign-offs have piled up: servers refuse every request whose headers are too long. */
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

/** The first 8 of the 43 random characters tell sign-offs apart; the rest is what a return is verified by. */
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
