import type { Flag } from './flags.ts'
import { UsageError } from './usage-error.ts'

/** Adds the text of a flag to the value that the flag already has. `name` is the flag as it is written. */
export type AddValue = (text: string, earlier: unknown, name: string) => unknown

/** Makes the value of a flag from its texts, by its kind. */
export const ADD_VALUE: Readonly<Record<Exclude<Flag['kind'], 'switch'>, AddValue>> = {
  text: addOnce,
  token: addOnce,
  // A comma may be part of a URI, but two URIs in one text are two values.
  list: (text, earlier) => [...((earlier as string[]) ?? []), ...splitList(text)],
  pairs: (text, earlier, name) => addPair(text, (earlier ?? {}) as Record<string, string>, name),
}

function addOnce(text: string, earlier: unknown, name: string): string {
  if (earlier !== undefined) throw new UsageError(`${name} is given twice.`)
  return text
}

/**
 * Splits a text into URIs. Only a comma before another absolute URI separates two: `https://a.example/x,y` is one.
 */
function splitList(text: string): string[] {
  return text.split(/,\s*(?=[a-z][a-z\d+.-]*:)/i)
}

function addPair(text: string, earlier: Record<string, string>, name: string): Record<string, string> {
  const [, key = '', value = ''] = /^([^=]+)=(.*)/s.exec(text) ?? []
  if (!key) throw new UsageError(`${name} needs name=value.`)
  if (Object.hasOwn(earlier, key)) throw new UsageError(`${name} has one name twice.`)
  return Object.fromEntries([...Object.entries(earlier), [key, value]])
}
