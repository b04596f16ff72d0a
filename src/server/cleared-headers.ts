/** Headers for an answer, in order. Each `Set-Cookie` is a pair of its own. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[]

/**
 * The headers that make a browser forget a session. Any other name would be a column of a database, or break the page.
 */
const TAKEN = ['set-cookie', 'clear-site-data']

/** Types that would also delete the cookie that verifies the return. W3C Clear Site Data, section 3.1 */
const TAKES_COOKIES = ['"cookies"', '"*"']

/** Reads what `clearSession` returned: `Headers`, pairs, or an object. Anything else counts as nothing. */
export function readClearedHeaders(cleared: unknown): HeaderPairs {
  return toEntries(cleared).flatMap(([name, value]) => {
    const key = String(name).toLowerCase()
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return TAKEN.includes(key) ? values.filter(isText).map((text) => [key, text] as const) : []
  })
}

function toEntries(cleared: unknown): (readonly [unknown, unknown])[] {
  if (isHeaders(cleared))
    return [...cleared.getSetCookie().map(asSetCookie), [TAKEN[1], cleared.get('clear-site-data')]]
  if (Array.isArray(cleared)) return cleared.filter((pair) => Array.isArray(pair) && pair.length === 2)
  return typeof cleared === 'object' && cleared !== null ? Object.entries(cleared) : []
}

/** Checks whether a value is a `Headers` object, of any realm or library. */
function isHeaders(cleared: unknown): cleared is Headers {
  const { getSetCookie, get } = Object(cleared)
  return typeof getSetCookie === 'function' && typeof get === 'function'
}

function asSetCookie(cookie: string): readonly [string, string] {
  return ['set-cookie', cookie]
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Removes the types of Clear-Site-Data after which no return could be verified. */
export function keepCookies(pairs: HeaderPairs): HeaderPairs {
  return pairs.flatMap(([name, value]) => {
    if (name !== 'clear-site-data') return [[name, value] as const]
    const kept = typesOf(value).filter((type) => !TAKES_COOKIES.includes(type))
    return kept.length ? [[name, kept.join(', ')] as const] : []
  })
}

export function takesCookies(pairs: HeaderPairs): boolean {
  const isTaking = (type: string) => TAKES_COOKIES.includes(type)
  return pairs.some(([name, value]) => name === 'clear-site-data' && typesOf(value).some(isTaking))
}

function typesOf(value: string): string[] {
  return value.split(',').map((type) => type.trim())
}
