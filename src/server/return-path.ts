import { parseUrl } from '../request/parse-url.ts'

/** Of a path as a URL, in characters; a longer one would not fit into the cookie, which browsers keep up to 4,096 octets. */
const MAX_LENGTH = 2000

/**
 * Takes an address for a path of the same origin, or for nothing: `//host`, `/\host`, `/.//host` and the like lead elsewhere.
 *
 * @param origin the application's public one
 */
export function toReturnPath(address: string | null | undefined, origin: string): string | undefined {
  const path = toPath(address, origin)
  return isLong(path) ? undefined : path
}

/** Whether an address would be a return path, but for its length. */
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
