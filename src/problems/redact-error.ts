/** An error has fewer fields than this, unless it holds sockets. */
const MAX_VALUES = 10_000

/**
 * Prepares what somebody else threw for a log. An error that holds no secret is returned as it is. Any other is replaced by
 * a new one, with its name, code, message and stack redacted. The internal fields of platform objects are not searched.
 *
 * @param redact of createRedactor
 */
export function redactError(error: unknown, redact: (text: string) => string): unknown {
  try {
    const texts = textsOf(error)?.join('\n')
    return texts !== undefined && redact(texts) === texts ? error : tell(error, redact)
  } catch {
    return new Error('An error that cannot be read.')
  }
}

function tell(error: unknown, redact: (text: string) => string): Error {
  const { name = 'Error', code, message = error, stack = '' } = Object(error)
  const told = { name: redact(String(name)), stack: redact(String(stack)) }
  return Object.assign(
    new Error(redact(String(message))),
    told,
    code !== undefined && { code: redact(String(code)) },
  )
}

/** Collects all texts in a value and in what it refers to, by own properties. Too many give `undefined`. */
function textsOf(whole: unknown): string[] | undefined {
  const values = new Set([whole])
  for (const value of values) {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    for (const key of Reflect.ownKeys(value)) values.add(String(key)).add(Reflect.get(value, key))
    if (values.size > MAX_VALUES) return undefined
  }
  return [...values].filter((value) => typeof value === 'string')
}
