import type { CommanderError } from 'commander'
import { COMMANDS, KNOWN_FLAGS } from './commands.ts'

const NAMES: readonly string[] = [
  ...COMMANDS.map(({ name }) => name),
  'help',
  ...KNOWN_FLAGS.map(({ flag }) => flag),
]

/** Describes what commander found wrong. The words repeat nothing of the command line that may be a token. */
export function describeUsage({ code, message }: CommanderError): string {
  const [, written = ''] = /'(.*)'/s.exec(message) ?? []
  const meant = suggestionOf(message)
  switch (code) {
    case 'commander.unknownOption':
      return describeUnknownFlag(written, meant)
    case 'commander.unknownCommand':
      return `Unknown command. ${meant || `There are ${COMMANDS.map(({ name }) => name).join(', ')}.`}`
    case 'commander.excessArguments':
      return 'There is something beside the flags. Repeat a flag to give it several values.'
    default:
      return 'The command line cannot be understood.'
  }
}

function describeUnknownFlag(written: string, meant: string): string {
  const [name, value] = written.split(/=(.*)/s)
  const known = KNOWN_FLAGS.filter(({ flag }) => flag === name)
  if (value !== undefined && known.some(({ kind }) => kind === 'switch')) return `${name} takes no value.`
  const commands = [...new Set(known.map(({ command }) => command))]
  if (commands.length) return `${name} is a flag of ${commands.join(' and ')}, to be written after that word.`
  return `Unknown flag. ${meant}`.trim()
}

/** Returns commander's own suggestion, as far as it consists of our names. */
function suggestionOf(message: string): string {
  const [, names = ''] = /\(Did you mean (?:one of )?(.*)\?\)$/.exec(message) ?? []
  const known = names.split(', ').filter((name) => NAMES.includes(name))
  return known.length ? `Did you mean ${known.join(' or ')}?` : ''
}
