/** Checks whether a text survives a query and a form alike: it has no control character and no lone surrogate. */
export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && !/[\0-\x1f\x7f]|\p{Surrogate}/u.test(value)
}

/**
 * Percent-encodes a text by RFC 3986: a space is `%20`. Form decoding undoes it. `undefined` if it is not plain text.
 */
export function encode(value = ''): string | undefined {
  if (/^[\w.~-]*$/.test(value)) return value
  return isPlainText(value) ? encodeURIComponent(value) : undefined
}
