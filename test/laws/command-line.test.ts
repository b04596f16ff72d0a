/** Whoever types a token in the wrong place of a command line does not find it repeated, wherever that is. */
import { describe, expect, it } from 'vitest'
import { COMMANDS, KNOWN_FLAGS } from '../../src/command-line/commands.ts'
import { run } from '../../src/command-line/run.ts'
import { createTerminal } from '../unit/command-line/fake-terminal.ts'
import { AUTH_PATH, ENV_ID, makeIdToken } from '../unit/fixtures.ts'

const TOKENS = {
  'an ID token': makeIdToken({ jti: 'canary' }),
  'an opaque token': '9f86d081884c7d659a2feaa0c55ad015',
  'a token of letters': 'qwertzuiopasdfghjklyxcvbnm',
  'a token with a dash': '-Q7sd8f7s6df8s7df6s8d7fs',
  'a cookie': 'ST=aGVsbG8td29ybGQtaGVsbG8td29ybGQ',
}

/** Where a token could be typed that no command expects. */
function mistakes(token: string, command: string, flag: string): string[][] {
  return [
    [token],
    [token, '--json'],
    ['help', token],
    ['--version', token],
    [`--${token}`],
    [command, token],
    [command, `--${token}`],
    [command, `-${token}`],
    [command, `--token=${token}`],
    [command, '--', token],
    [command, `${flag}x=${token}`],
  ]
}

/** Where a token could be typed in place of something else. */
function misplacements(token: string, command: string, flag: string): string[][] {
  return [
    ...['', '@', '@./', 'env:', '"', 'Bearer ', 'https://'].flatMap((prefix) => [
      [command, flag, prefix + token],
      [command, `${flag}=${prefix}${token}`],
      [command, `${flag}=${prefix}${token}`, '--json'],
      [command, flag, prefix + token, flag, prefix + token],
      [command, flag.slice(0, -1), prefix + token],
      [command, '--auth-path', AUTH_PATH, '--env-id', ENV_ID, flag, prefix + token],
    ]),
  ]
}

/** Ten characters and more of it, in any case. */
function told(text: string, token: string): string[] {
  const [lowText, lowToken] = [text.toLowerCase(), token.toLowerCase()]
  const pieces = Array.from({ length: token.length - 9 }, (_, index) => lowToken.slice(index, index + 10))
  return pieces.filter((piece) => lowText.includes(piece))
}

describe.each(Object.entries(TOKENS))('%s', (_, token) => {
  it.each(KNOWN_FLAGS.map(({ command, flag }) => [command, flag]))(
    'is not repeated by %s %s',
    async (command, flag) => {
      // `url` prints what it was asked for; `emulate` has no place for a token, and would run.
      const isPrinting = command === 'url' || command === 'emulate'
      const further = isPrinting ? [] : misplacements(token, command, flag)
      for (const args of [...mistakes(token, command, flag), ...further]) {
        const terminal = createTerminal()
        const status = await run(args, terminal, '1.2.3')
        const { stdout, stderr } = terminal.written
        expect({ args, told: told(stdout + stderr, token) }).toEqual({ args, told: [] })
        expect([0, 1, 2]).toContain(status)
        expect(stderr).not.toContain('A fault of pingone-signoff itself')
      }
    },
  )
})

it('every command takes part', () => {
  expect(new Set(KNOWN_FLAGS.map(({ command }) => command))).toEqual(
    new Set(COMMANDS.map(({ name }) => name)),
  )
})
