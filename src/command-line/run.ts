import { check } from './check.ts'
import { runEmulator } from './emulate.ts'
import { help } from './help.ts'
import { type CommandLine, parseCommandLine } from './parse-command-line.ts'
import { toPrintable } from './printable.ts'
import { wrap } from './rows.ts'
import { type Terminal, widthOf } from './terminal.ts'
import { url } from './url.ts'
import { UsageError } from './usage-error.ts'

/**
 * Carries a command line out.
 *
 * @returns the exit status: 0 fine, 1 errors, 2 a command line that cannot be carried out
 */
export async function run(args: readonly string[], terminal: Terminal, version: string): Promise<number> {
  try {
    if (args[0] === 'emulate') return await runEmulator(args.slice(1), terminal)
    return await carryOut(parseCommandLine(args), terminal, version)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const text = `${toPrintable(error.message)} See pingone-signoff help.`
    terminal.stderr.write(`${wrap(text, widthOf(terminal.stderr)).join('\n')}\n`)
    return 2
  }
}

async function carryOut(line: CommandLine, terminal: Terminal, version: string): Promise<number> {
  const { stdout, stderr } = terminal
  switch (line.command) {
    case 'url':
      return url(line, terminal)
    case 'check':
      return check(line, terminal)
    case 'help':
      stdout.write(help())
      return 0
    case 'version':
      stdout.write(`${version}\n`)
      return 0
    default:
      stderr.write(help())
      return 2
  }
}
