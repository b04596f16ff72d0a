import { isLoopback } from '../request/loopback.ts'
import { toReturnPath } from './return-path.ts'

const LIFETIME = 3600

/** What `complete` has to know of `start`: it travels in a cookie, so that any instance can serve either. */
export interface PendingReturn {
  readonly state: string
  readonly returnTo: string | undefined
}

/** Writes the cookie. The prefix keeps other hosts of the site from planting one. RFC 6265bis, section 4.1.3.2 */
export function writeStateCookie({ state, returnTo = '' }: PendingReturn, origin: string): string {
  return serialize(`${state}.${encodeURIComponent(returnTo)}`, LIFETIME, origin)
}

export function dropStateCookie(origin: string): string {
  return serialize('', 0, origin)
}

export function readStateCookie({ headers }: Request, origin: string): PendingReturn | undefined {
  // Not `\s`: browsers keep a cookie named U+00A0 and `__Host-…` from any host of the site, prefix unchecked.
  const pairs = (headers.get('cookie') ?? '').split(/;[ \t]*/)
  const prefix = `${nameOf(origin)}=`
  const value = pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length) ?? ''
  const [, state, path = ''] = /^([^.]*)\.?(.*)$/.exec(value) ?? []
  return state ? { state, returnTo: toReturnPath(decode(path), origin) } : undefined
}

function serialize(value: string, maxAge: number, origin: string): string {
  const secure = isDevelopment(origin) ? '' : '; Secure'
  return `${nameOf(origin)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}

function nameOf(origin: string): string {
  return isDevelopment(origin) ? 'pingone-signoff' : '__Host-pingone-signoff'
}

/** Browsers set no `Secure` cookie over plain http on loopback. */
function isDevelopment(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'http:' && isLoopback(hostname)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
