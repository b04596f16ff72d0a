import { parseArgs } from 'node:util'
import { CHECK_FLAGS, FLAGS, optionOf, spell } from './flags.ts'
import { nearest } from './nearest.ts'
import { readFlags } from './read-flags.ts'
import { UsageError } from './usage-error.ts'

const COMMANDS = ['url', 'check', 'help', 'version'] as const

/** What somebody asks for. */
export interface CommandLine {
  /** Absent where none is given. */
  readonly command: (typeof COMMANDS)[number] | undefined
  /** Values of SignOffOptions; of a token, the place to read it from. */
  readonly options: Readonly<Record<string, unknown>>
  readonly isOnline: boolean
  readonly isJson: boolean
}

/** Not strict: parseArgs's own errors repeat what was written, which may be a token. */
const SETTINGS = {
  strict: false,
  allowPositionals: true,
  tokens: true,
  options: Object.fromEntries(
    Object.entries(FLAGS).map(([option, { kind }]) => [
      spell(option).slice(2),
      { type: kind === 'switch' ? ('boolean' as const) : ('string' as const) },
    ]),
  ),
} as const

/** @throws UsageError */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { tokens } = parseArgs({ ...SETTINGS, args: [...args] })
  const flags = tokens.filter((token) => token.kind === 'option')
  const [word, surplus] = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value)
  const command =
    flags
      .map(({ rawName }) => optionOf(rawName))
      .find((option) => option === 'help' || option === 'version') ?? commandOf(word)
  if (command !== 'url' && command !== 'check')
    return { command, options: {}, isOnline: false, isJson: false }
  const { online = false, json = false, ...options } = readFlags(flags)
  if (surplus !== undefined) {
    throw new UsageError(`${command} takes flags only. Repeat a flag to give it several values.`)
  }
  if (command === 'url') refuseFlagsOfCheck({ ...options, ...(online === true && { online }) })
  return { command, options, isOnline: online === true, isJson: json === true }
}

function commandOf(word: string | undefined): CommandLine['command'] {
  const command = COMMANDS.find((name) => name === word)
  if (command || word === undefined) return command
  const meant = nearest(word, COMMANDS)
  const hint = meant ? `Did you mean ${meant}?` : `There are ${COMMANDS.join(', ')}.`
  throw new UsageError(`Unknown command${/^[a-z-]{1,20}$/i.test(word) ? ` ${word}` : ''}. ${hint}`)
}

function refuseFlagsOfCheck(options: Readonly<Record<string, unknown>>): void {
  const foreign = ['online', ...Object.keys(CHECK_FLAGS)].find((option) => option in options)
  if (foreign) throw new UsageError(`${spell(foreign)} is a flag of check: the URL does not hold it.`)
}
