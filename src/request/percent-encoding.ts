/** Text that survives a query and a form alike: no control character, no lone surrogate. */
export function isPlainText(value: unknown): value is string {
  return typeof value === 'string' && !/[\0-\x1f\x7f]|\p{Surrogate}/u.test(value)
}

/** RFC 3986 percent-encoding, which form decoding undoes: a space is `%20`. Nothing for what is no plain text. */
export function encode(value = ''): string | undefined {
  if (/^[\w.~-]*$/.test(value)) return value
  return isPlainText(value) ? encodeURIComponent(value) : undefined
}
