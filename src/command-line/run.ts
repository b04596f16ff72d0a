import { CommanderError } from 'commander'
import { KNOWN_FLAGS } from './commands.ts'
import { describeUsage } from './describe-usage.ts'
import { toPrintable } from './printable.ts'
import { createProgram } from './program.ts'
import { requireValues } from './require-values.ts'
import { wrap } from './rows.ts'
import { type Terminal, widthOf } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/**
 * Carries out a command line.
 *
 * @returns the exit status: 0 fine, 1 errors, 2 a command line that cannot be carried out
 */
export async function run(args: readonly string[], terminal: Terminal, version: string): Promise<number> {
  let status = 0
  const program = createProgram(terminal, version, async ({ carryOut }, given) => {
    status = await carryOut(given, terminal)
  })
  try {
    requireValues(args)
    await program.parseAsync(args.map(cutUnknownFlag), { from: 'user' })
    return status
  } catch (error) {
    return conclude(error, terminal)
  }
}

/**
 * Cuts the value off an unknown flag. Commander suggests a flag for `--name` only, not for `--name=value`. It refuses
 * both.
 */
function cutUnknownFlag(word: string): string {
  const [name = ''] = word.split('=', 1)
  const isKnown = KNOWN_FLAGS.some(({ flag }) => flag === name)
  return word.startsWith('--') && !isKnown ? name : word
}

/**
 * Returns the exit status of a command that ended early, and prints any error. Commander ends it for help and version
 * too.
 */
function conclude(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  // There was no command, and the help has been printed.
  if (error instanceof CommanderError && error.code === 'commander.help') return 2
  if (error instanceof CommanderError) return refuse(describeUsage(error), terminal)
  if (error instanceof UsageError) return refuse(error.message, terminal)
  writeWrapped(describeUnexpected(error), terminal)
  return 1
}

function refuse(message: string, terminal: Terminal): number {
  writeWrapped(`${toPrintable(message)} See pingone-signoff help.`, terminal)
  return 2
}

/**
 * Describes an error that nobody foresaw. Its message may contain anything, so it is left out. The name and the place
 * of the error are enough to find it.
 */
function describeUnexpected(error: unknown): string {
  const { name, stack } = error instanceof Error ? error : new Error()
  const [, place = 'nowhere'] = /^ +at .*?([^/\\(]+:\d+:\d+)\)?$/m.exec(stack ?? '') ?? []
  return `A fault of pingone-signoff itself (${toPrintable(name)} at ${place}). Please report it, without any token.`
}

function writeWrapped(text: string, { stderr }: Terminal): void {
  stderr.write(`${wrap(text, widthOf(stderr)).join('\n')}\n`)
}
