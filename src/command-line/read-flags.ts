import { FLAGS, type Flag, optionOf, spell } from './flags.ts'
import { nearest } from './nearest.ts'
import { UsageError } from './usage-error.ts'

/** A flag as `parseArgs` found it. */
export interface FoundFlag {
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

/** What a flag's texts, in the order they were given, mean. */
const VALUES: Record<Flag['kind'], (texts: readonly string[], name: string) => unknown> = {
  text: once,
  token: once,
  list: (texts) => texts,
  pairs: (texts, name) => {
    const pairs = texts.map((text) => parsePair(text, name))
    const names = pairs.map(([key]) => key)
    if (new Set(names).size < names.length) throw new UsageError(`${name} has one name twice.`)
    return Object.fromEntries(pairs)
  },
  switch: () => true,
}

/**
 * The values of the options that were given.
 *
 * @throws UsageError for a flag that does not exist, or not like this
 */
export function readFlags(flags: readonly FoundFlag[]): Record<string, unknown> {
  const texts = new Map<string, string[]>()
  for (const flag of flags) {
    const option = optionOf(flag.rawName)
    if (!option) throw new UsageError(unknownFlag(flag.rawName))
    texts.set(option, [...(texts.get(option) ?? []), textOf(flag, FLAGS[option]?.kind === 'switch')])
  }
  const entries = [...texts].map(([option, given]) => {
    const { kind = 'text' } = FLAGS[option] ?? {}
    return [option, VALUES[kind](given, spell(option))]
  })
  return Object.fromEntries(entries)
}

function textOf({ rawName, value, inlineValue }: FoundFlag, isSwitch: boolean): string {
  if (isSwitch) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`)
    return ''
  }
  if (value === undefined) throw new UsageError(`${rawName} needs a value.`)
  // `-` alone is standard input.
  if (!inlineValue && /^-./.test(value)) {
    throw new UsageError(`${rawName} needs a value. One that begins with a dash is written ${rawName}=-…`)
  }
  return value
}

/** What was written is repeated only where it is too plain to be a token. */
function unknownFlag(rawName: string): string {
  const meant = nearest(rawName, Object.keys(FLAGS).map(spell))
  const name = /^--?[a-z_-]{1,40}$/i.test(rawName) ? ` ${rawName}` : ''
  return `Unknown flag${name}. ${meant ? `Did you mean ${meant}?` : ''}`.trim()
}

function once([text, ...others]: readonly string[], name: string): unknown {
  if (others.length) throw new UsageError(`${name} is given twice.`)
  return text
}

function parsePair(text: string, name: string): [name: string, value: string] {
  const [, key = '', value = ''] = /^([^=]+)=(.*)/s.exec(text) ?? []
  if (!key) throw new UsageError(`${name} needs name=value.`)
  return [key, value]
}
