import { parseUrl } from '../request/parse-url.ts'

const MAX_ORIGINS = 100

/** Accepts one origin, or a list of them. */
export function toOrigins(value: unknown): readonly [string, ...string[]] | undefined {
  const isList = Array.isArray(value) && value.length <= MAX_ORIGINS
  const [first, ...others] = isList ? Array.from<unknown>(value) : [value]
  return isOrigin(first) && others.every(isOrigin) ? [first, ...others] : undefined
}

function isOrigin(value: unknown): value is string {
  return typeof value === 'string' && /^https?:/.test(value) && parseUrl(value)?.origin === value
}

/**
 * Accepts a cookie name without a prefix. Browsers reserve the prefixes for cookies with certain attributes, and the
 * routes add theirs themselves. RFC 6265bis, section 4.1.3
 */
export function toCookieName(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?!__(host|secure)-|.*-(probe|asked)$)[\w-]{1,64}$/i.test(value)
    ? value
    : undefined
}
