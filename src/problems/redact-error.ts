/** More than an error's own fields come to, unless it drags sockets along. */
const MAX_VALUES = 10_000

/**
 * Makes what somebody else threw fit for a log: the very same where nothing that it holds is secret, else its name, code,
 * message and stack, redacted. What hides in the internals of a platform's object is not seen.
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

/** Every text in a value and in what it refers to, by their own properties; nothing where there are too many. */
function textsOf(whole: unknown): string[] | undefined {
  const values = new Set([whole])
  for (const value of values) {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    for (const key of Reflect.ownKeys(value)) values.add(String(key)).add(Reflect.get(value, key))
    if (values.size > MAX_VALUES) return undefined
  }
  return [...values].filter((value) => typeof value === 'string')
}
