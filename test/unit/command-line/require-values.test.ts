import { describe, expect, it } from 'vitest'
import { requireValues } from '../../../src/command-line/require-values.ts'
import { UsageError } from '../../../src/command-line/usage-error.ts'

const DASHED = '--state needs a value. One that begins with a dash is written --state=-…'

describe('requireValues', () => {
  it.each<[string, string[]]>([
    ['nothing', []],
    ['a value', ['check', '--state', 'a']],
    ['an empty one', ['--state', '']],
    ['standard input', ['--id-token', '-']],
    ['a value that begins with a dash, after an equals sign', ['--state=-x', '--json']],
    ['a switch before a flag', ['--json', '--state', 'x']],
    ['what no command knows', ['--nonsense', '--json']],
  ])('lets pass %s', (_, args) => {
    expect(requireValues(args)).toBeUndefined()
  })

  it.each<[string, string[], string]>([
    ['a flag without its value, at the end', ['check', '--state'], '--state needs a value.'],
    ['and before another', ['check', '--state', '--json'], DASHED],
    ['and before a token', ['check', '--state', '-eyJhb.eyJpc'], DASHED],
    ['the value of another flag for none', ['--client-id', 'x', '--state', '--client-id'], DASHED],
  ])('refuses %s', (_, args, message) => {
    expect(() => requireValues(args)).toThrow(new UsageError(message))
  })
})
