import { parseUrl } from '../request/parse-url.ts'

/** Longer ones would not fit into the cookie. */
const MAX_LENGTH = 1000

/**
 * Takes an address for a path of the same origin, or for nothing: `//host`, `/\host`, `/.//host` and the like lead elsewhere.
 *
 * @param origin the application's public one
 */
export function toReturnPath(address: string | null | undefined, origin: string): string | undefined {
  const url = parseUrl(address ?? '', origin)
  if (!address || url?.origin !== origin) return undefined
  const path = url.pathname + url.search + url.hash
  return /^\/(?![/\\])/.test(path) && path.length <= MAX_LENGTH ? path : undefined
}
