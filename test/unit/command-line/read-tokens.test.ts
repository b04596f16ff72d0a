import { describe, expect, it } from 'vitest'
import { readTokens } from '../../../src/command-line/read-tokens.ts'
import { UsageError } from '../../../src/command-line/usage-error.ts'
import { makeIdToken } from '../fixtures.ts'
import { createTerminal, type Surroundings } from './fake-terminal.ts'

const TOKEN = makeIdToken()

const read = (options: Record<string, string>, surroundings?: Surroundings) =>
  readTokens(options, createTerminal(surroundings))

const LITERAL =
  '--id-token takes no token itself, which other users of this machine could see, but its place: @file, - (standard input) or env:NAME.'

describe('readTokens', () => {
  it('puts a token in the place of its place, and leaves other options alone', async () => {
    expect(await read({ idToken: 'env:TOKEN', state: 'env:TOKEN' }, { env: { TOKEN } })).toEqual({
      idToken: TOKEN,
      state: 'env:TOKEN',
    })
  })

  it('reads two tokens from two places', async () => {
    const surroundings = { stdin: `id_token=${TOKEN}`, env: { ST: 'ST=three; other=four' } }
    expect(await read({ idToken: '-', sessionToken: 'env:ST' }, surroundings)).toEqual({
      idToken: TOKEN,
      sessionToken: 'ST=three; other=four',
    })
  })

  it('reads nothing where no token is asked for', async () => {
    expect(await read({ state: '-' })).toEqual({ state: '-' })
  })

  it.each<[string, Record<string, string>, Surroundings, string]>([
    ['a token itself', { idToken: TOKEN }, {}, LITERAL],
    ['nothing', { idToken: '' }, {}, LITERAL],
    [
      'what holds no token',
      { idToken: '-' },
      { stdin: '{}' },
      '--id-token: standard input holds JSON without an id_token: ask for the scope openid at sign-on.',
    ],
    [
      'a place without anything',
      { sessionToken: 'env:ST' },
      {},
      '--session-token: the environment variable is not set.',
    ],
    [
      'two tokens from standard input',
      { idToken: '-', sessionToken: '-' },
      { stdin: 'x' },
      'Only one token can come from standard input.',
    ],
  ])('refuses %s', async (_, options, surroundings, message) => {
    const refusal = read(options, surroundings)
    await expect(refusal).rejects.toThrow(new UsageError(message))
    await expect(refusal).rejects.toBeInstanceOf(UsageError)
  })
})
