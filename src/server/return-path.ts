import { parseUrl } from '../request/parse-url.ts'

/**
 * The maximum length of a path, in characters as a URL. A longer path would not fit into the cookie, which browsers
 * keep up to 4,096 octets.
 */
const MAX_LENGTH = 2000

/**
 * Returns an address as a path of the same origin, or nothing if it is too long or leads elsewhere, as `//host`,
 * `/\host`, `/.//host` and the like do.
 *
 * @param origin the application's public origin
 */
export function toReturnPath(address: string | null | undefined, origin: string): string | undefined {
  const path = toPath(address, origin)
  return isLong(path) ? undefined : path
}

/** Checks whether an address would be a return path if it were shorter. */
export function isTooLong(address: string | null | undefined, origin: string): boolean {
  return isLong(toPath(address, origin))
}

function toPath(address: string | null | undefined, origin: string): string | undefined {
  const url = parseUrl(address ?? '', origin)
  if (!address || url?.origin !== origin) return undefined
  const path = url.pathname + url.search + url.hash
  return /^\/(?![/\\])/.test(path) ? path : undefined
}

function isLong(path = ''): boolean {
  return path.length > MAX_LENGTH
}
