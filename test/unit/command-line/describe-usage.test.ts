import { CommanderError } from 'commander'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/command-line/commands.ts'
import { describeUsage } from '../../../src/command-line/describe-usage.ts'
import { understand } from './understand.ts'

const NAMES = COMMANDS.map(({ name }) => name).join(', ')
const BESIDE = 'There is something beside the flags. Repeat a flag to give it several values.'
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl'

async function refusalOf(args: readonly string[]): Promise<string> {
  const result = await understand(args).catch((error: unknown) => error)
  if (result instanceof CommanderError) return describeUsage(result)
  throw result
}

describe('describeUsage', () => {
  it.each<[string, string[], string]>([
    ['a command that it does not know', ['chekc'], 'Unknown command. Did you mean check?'],
    ['one that is like none', ['logout'], `Unknown command. There are ${NAMES}.`],
    ['one that could be two', ['urk'], 'Unknown command. Did you mean url?'],
    ['a token for a command', [TOKEN], `Unknown command. There are ${NAMES}.`],
    ['a value too many', ['check', '--state', 'a', TOKEN], BESIDE],
    ['a value after --', ['url', '--', '--json'], BESIDE],
    [
      'a flag of another command',
      ['url', '--online'],
      '--online is a flag of check, to be written after that word.',
    ],
    [
      'and with its value',
      ['url', '--mode', 'x'],
      '--mode is a flag of check, to be written after that word.',
    ],
    [
      'a flag before the command',
      ['--online', 'check'],
      '--online is a flag of check, to be written after that word.',
    ],
    ['a flag that does not exist', ['check', '--authPath', 'x'], 'Unknown flag. Did you mean --auth-path?'],
    [
      'one that could be two',
      ['check', '--post-logout-redirect-urix', 'x'],
      'Unknown flag. Did you mean --post-logout-redirect-uri or --post-logout-redirect-uris?',
    ],
    ['one that is like none', ['check', '--nonsense-all-over'], 'Unknown flag.'],
    ['a short one', ['check', '-x'], 'Unknown flag.'],
    ['a token for a flag', ['check', `--${TOKEN}`], 'Unknown flag.'],
    ['a token for a short flag', ['check', `-${TOKEN}`], 'Unknown flag.'],
    ['a switch with a token', ['check', `--json=${TOKEN}`], '--json takes no value.'],
    ['a token that looks like a suggestion', ['check', `--x'\n(Did you mean ${TOKEN}?)`], 'Unknown flag.'],
    [
      'a token beside a suggestion',
      ['check', `--x'\n(Did you mean one of --json, ${TOKEN}?)`],
      'Unknown flag.',
    ],
  ])('tells of %s, and repeats nothing', async (_, args, message) => {
    expect(await refusalOf(args)).toBe(message)
  })

  it('says no more of what commander has not said so far', () => {
    const error = new CommanderError(1, 'commander.new', `error: '${TOKEN}'`)
    expect(describeUsage(error)).toBe('The command line cannot be understood.')
  })
})
