import { describe, expect, it } from 'vitest'
import { type CommandLine, parseCommandLine } from '../../../src/command-line/parse-command-line.ts'
import { UsageError } from '../../../src/command-line/usage-error.ts'

const NOTHING = { options: {}, isOnline: false, isJson: false }

/** The message of the refusal; anything else fails the test. */
function refusalOf(args: readonly string[]): string {
  try {
    return `It came to ${JSON.stringify(parseCommandLine(args))}`
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

describe('parseCommandLine', () => {
  it.each<[string, string[], Partial<CommandLine>]>([
    ['nothing', [], { command: undefined }],
    ['flags without a command', ['--json'], { command: undefined }],
    ['help', ['help'], { command: 'help' }],
    ['help for a command', ['help', 'check'], { command: 'help' }],
    ['--help', ['--help'], { command: 'help' }],
    ['-h after whatever is wrong', ['check', '--nonsense', '-h'], { command: 'help' }],
    ['--version', ['--version'], { command: 'version' }],
    ['-V', ['-V'], { command: 'version' }],
    ['-v', ['-v'], { command: 'version' }],
    ['version', ['version'], { command: 'version' }],
    ['url', ['url'], { command: 'url' }],
    ['flags before the command', ['--json', 'url'], { command: 'url', isJson: true }],
    ['--online', ['check', '--online'], { command: 'check', isOnline: true }],
    [
      'options',
      ['check', '--auth-path', 'https://auth.pingone.eu', '--env-id=x', '--mode', 'fetch', '--id-token', '-'],
      {
        command: 'check',
        options: { authPath: 'https://auth.pingone.eu', envID: 'x', mode: 'fetch', idToken: '-' },
      },
    ],
  ])('understands %s', (_, args, line) => {
    expect(parseCommandLine(args)).toEqual({ ...NOTHING, ...line })
  })

  it.each([
    ['a command that it does not know', ['chekc'], 'Unknown command chekc. Did you mean check?'],
    ['another', ['logout'], 'Unknown command logout. There are url, check, help, version.'],
    ['a token for a command', ['eyJhb.eyJpc.c2ln'], 'Unknown command. There are url, check, help, version.'],
    [
      'a value too many',
      ['check', '--state', 'a', 'eyJhb.eyJpc.c2ln'],
      'check takes flags only. Repeat a flag to give it several values.',
    ],
    [
      'a value after --',
      ['url', '--', '--json'],
      'url takes flags only. Repeat a flag to give it several values.',
    ],
    ['--online of url', ['url', '--online'], '--online is a flag of check: the URL does not hold it.'],
    ['--mode of url', ['url', '--mode', 'x'], '--mode is a flag of check: the URL does not hold it.'],
    [
      '--session-token of url',
      ['url', '--session-token', '-'],
      '--session-token is a flag of check: the URL does not hold it.',
    ],
  ])('refuses %s', (_, args, message) => {
    expect(refusalOf(args)).toBe(message)
  })
})
