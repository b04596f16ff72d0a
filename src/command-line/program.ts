import { styleText } from 'node:util'
import { Option, Command as Program } from 'commander'
import type { Command, Given } from './command.ts'
import { COMMANDS } from './commands.ts'
import { ADD_VALUE } from './flag-values.ts'
import { type Flag, spell } from './flags.ts'
import { formatRow, wrap } from './rows.ts'
import { isColoured, type Terminal, widthOf } from './terminal.ts'

const EXAMPLE = `Example:
  pingone-signoff check --auth-path https://auth.pingone.eu \\
    --env-id eb41e805-36a5-47df-af01-c5235f410c8e --id-token @id-token.txt`

type CarryOut = (command: Command, given: Given) => Promise<void>

/**
 * Creates the command line for commander, which parses it and prints its help. It prints no errors and does not exit.
 */
export function createProgram(terminal: Terminal, version: string, carryOut: CarryOut): Program {
  const program = new Program('pingone-signoff')
    .usage('<command> [flags]')
    .optionsGroup('Flags:')
    .version(version, '-v, --version', 'print the version')
    .addHelpOption(createHelpOption())
    .helpCommand('help [command]', 'print the flags of a command')
    .addHelpText('after', `\n${EXAMPLE}`)
    .exitOverride()
    .configureOutput(outputOf(terminal))
    .configureHelp({
      formatItem: (term, termWidth, text, { helpWidth = 80 }) => formatItem(term, text, termWidth, helpWidth),
      subcommandTerm: (command) => command.name(),
      // Commander removes the style again if there are no colours.
      styleTitle: (title) => styleText('bold', title, { validateStream: false }),
    })
  for (const command of COMMANDS) addCommand(program, command, terminal, carryOut)
  return program
}

/** The narrowest column for a text. A narrower one is hard to read, so the text is put below its label. */
const MIN_COLUMN = 24

function formatItem(term: string, text: string, termWidth: number, helpWidth: number): string {
  const column = termWidth + 4
  if (helpWidth - column >= MIN_COLUMN) return formatRow([`  ${term}`, text], helpWidth, column).join('\n')
  return [`  ${term}`, ...formatRow(['', text], helpWidth, 4)].join('\n')
}

function outputOf({ stdout, stderr, env }: Terminal) {
  return {
    writeOut: (text: string) => void stdout.write(text),
    writeErr: (text: string) => void stderr.write(text),
    // Commander's errors repeat what was written, which may be a token. `describeUsage` has other words.
    outputError: () => {},
    getOutHelpWidth: () => widthOf(stdout),
    getErrHelpWidth: () => widthOf(stderr),
    getOutHasColors: () => isColoured(stdout, env),
    getErrHasColors: () => isColoured(stderr, env),
  }
}

function addCommand(program: Program, command: Command, terminal: Terminal, carryOut: CarryOut): void {
  const { name, summary, operands, notes } = command
  const added = program
    .command(name)
    .description(summary)
    .usage(`[flags]${operands ? ` ${operands}` : ''}`)
    .addHelpOption(createHelpOption())
  if (operands) added.argument(operands)
  const names = addFlags(added, command)
  added.addHelpText('after', () =>
    notes.map((note) => `\n${wrap(note, widthOf(terminal.stdout)).join('\n')}`).join('\n'),
  )
  added.action(() => {
    const found = Object.entries(added.opts()).map(([attribute, value]) => [names.get(attribute), value])
    return carryOut(command, { values: Object.fromEntries(found), operands: added.args })
  })
}

function createHelpOption(): Option {
  return new Option('-h, --help', 'print this').helpGroup('Flags:')
}

/**
 * Adds the flags of a command.
 *
 * @returns the names of the flags in the code, by what commander calls them: `envID` by `envId`
 */
function addFlags(program: Program, { flags }: Command): Map<string, string> {
  const names = new Map<string, string>()
  for (const [heading, group] of Object.entries(flags)) {
    for (const [name, flag] of Object.entries(group)) {
      const option = createOption(name, flag).helpGroup(`${heading}:`)
      program.addOption(option)
      names.set(option.attributeName(), name)
    }
  }
  return names
}

function createOption(name: string, { kind, value, about }: Flag): Option {
  const flag = spell(name)
  if (kind === 'switch') return new Option(flag, about)
  const add = ADD_VALUE[kind]
  return new Option(`${flag} <${value}>`, about).argParser((text, earlier) => add(text, earlier, flag))
}
