/** For an answer, in order; each `Set-Cookie` apart. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[]

/** Browsers forget a session by these two. Any other would be a column of a database, or break the page. */
const TAKEN = ['set-cookie', 'clear-site-data']

/** Types that would take the cookie along by which the return is verified. W3C Clear Site Data, section 3.1 */
const TAKES_COOKIES = ['"cookies"', '"*"']

/** Reads what `clearSession` gave: `Headers`, pairs, or an object. Whatever else it gave is nothing. */
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

/** Of whatever realm or library. */
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

/** Leaves out those types of Clear-Site-Data after which no return would verify. */
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
