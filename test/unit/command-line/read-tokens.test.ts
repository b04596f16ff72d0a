import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTokens } from '../../../src/command-line/read-tokens.ts'
import { UsageError } from '../../../src/command-line/usage-error.ts'
import { makeIdToken } from '../fixtures.ts'
import { createTerminal, type Surroundings } from './fake-terminal.ts'

const TOKEN = makeIdToken()
const FOLDER = mkdtempSync(join(tmpdir(), 'pingone-signoff-'))

function fileOf(name: string, content: string): string {
  const path = join(FOLDER, name)
  writeFileSync(path, content)
  return path
}

const FILE = fileOf('id-token.txt', `\ufeff\r\n ${TOKEN}\t\n`)
const EMPTY = fileOf('empty.txt', ' \n')
const LARGE = fileOf('large.txt', 'a'.repeat(262_145))

const read = (idToken: string, surroundings?: Surroundings) =>
  readTokens({ idToken, state: 'env:TOKEN' }, createTerminal(surroundings))

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const result = await work.catch((error: unknown) => error)
  return result instanceof UsageError ? result.message : `It came to ${JSON.stringify(result)}`
}

const LITERAL =
  '--id-token takes no token itself, which other users of this machine could see, but its place: @file, - (standard input) or env:NAME.'

describe('readTokens', () => {
  it.each<[string, string, Surroundings]>([
    ['a file', `@${FILE}`, {}],
    ['standard input', '-', { stdin: `${TOKEN}\n` }],
    ['standard input, as octets', '-', { stdin: new TextEncoder().encode(TOKEN) }],
    ['the environment', 'env:TOKEN', { env: { TOKEN: ` ${TOKEN} ` } }],
  ])(
    'reads %s, without the white space around the token, and leaves other options alone',
    async (_, place, surroundings) => {
      expect(await read(place, surroundings)).toEqual({ idToken: TOKEN, state: 'env:TOKEN' })
    },
  )

  it('reads two tokens from two places', async () => {
    const terminal = createTerminal({ stdin: 'one two', env: { ST: 'three' } })
    expect(await readTokens({ idToken: '-', sessionToken: 'env:ST' }, terminal)).toEqual({
      idToken: 'one two',
      sessionToken: 'three',
    })
  })

  it('reads as much as could be a token', async () => {
    const idToken = 'a'.repeat(262_144)
    expect(await read('-', { stdin: idToken })).toEqual({ idToken, state: 'env:TOKEN' })
  })

  it('reads a character that came in two parts', async () => {
    const stdin = (async function* () {
      for (const octet of new TextEncoder().encode('ü')) yield Uint8Array.of(octet)
    })()
    expect(await readTokens({ idToken: '-' }, { ...createTerminal(), stdin })).toEqual({ idToken: 'ü' })
  })

  it('reads nothing where no token is asked for', async () => {
    expect(await readTokens({ state: '-' }, createTerminal())).toEqual({ state: '-' })
  })

  it.each<[string, string, Surroundings, string]>([
    ['a token itself', TOKEN, {}, LITERAL],
    ['nothing', '', {}, LITERAL],
    ['a file without a name', '@', {}, LITERAL],
    ['a file after something else', `x@${FILE}`, {}, LITERAL],
    ['a variable without a name', 'env:', {}, LITERAL],
    ['a variable after something else', 'x env:TOKEN', { env: { TOKEN } }, LITERAL],
    ['a token for a variable', `env:${TOKEN}`, {}, LITERAL],
    [
      'an object property for a variable',
      'env:constructor',
      {},
      '--id-token: the environment variable constructor is not set.',
    ],
    ['a variable that is not set', 'env:TOKEN', {}, '--id-token: the environment variable TOKEN is not set.'],
    [
      'an empty one',
      'env:TOKEN',
      { env: { TOKEN: ' ' } },
      '--id-token: the environment variable TOKEN is empty.',
    ],
    ['a missing file', `@${FOLDER}/none`, {}, `--id-token: the file ${FOLDER}/none cannot be read (ENOENT).`],
    [
      'one whose name only holds what begins like a token',
      `@${FOLDER}/@eyes.txt`,
      {},
      `--id-token: the file ${FOLDER}/@eyes.txt cannot be read (ENOENT).`,
    ],
    ['a folder', `@${FOLDER}`, {}, `--id-token: the file ${FOLDER} cannot be read (EISDIR).`],
    ['an empty file', `@${EMPTY}`, {}, `--id-token: the file ${EMPTY} is empty.`],
    ['a large one', `@${LARGE}`, {}, '--id-token: there is too much to be a token.'],
    ['a token after an @', `@${TOKEN}`, {}, '--id-token: the file cannot be read (ENAMETOOLONG).'],
    ['a short one after an @', '@eyJhbGci.eyJpc3M.c2ln', {}, '--id-token: the file cannot be read (ENOENT).'],
    ['an empty standard input', '-', {}, '--id-token: standard input is empty.'],
    [
      'one that does not end',
      '-',
      { stdin: 'a'.repeat(262_145) },
      '--id-token: there is too much to be a token.',
    ],
  ])('refuses %s', async (_, place, surroundings, message) => {
    expect(await refusalOf(read(place, surroundings))).toBe(message)
  })

  it('refuses two tokens from standard input', async () => {
    const both = readTokens({ idToken: '-', sessionToken: '-' }, createTerminal({ stdin: 'x' }))
    expect(await refusalOf(both)).toBe('Only one token can come from standard input.')
  })
})
