import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nameOf, readText } from '../../../src/command-line/read-text.ts'
import { UsageError } from '../../../src/command-line/usage-error.ts'
import { makeIdToken } from '../fixtures.ts'
import { createTerminal, type Surroundings } from './fake-terminal.ts'

const TOKEN = makeIdToken()
const FOLDER = mkdtempSync(join(tmpdir(), 'pingone-signoff-'))

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(FOLDER, name)
  writeFileSync(path, content)
  return path
}

const FILE = fileOf('text.txt', `\ufeff\r\n ${TOKEN}\t\n`)
const WIDE = fileOf('wide.txt', Buffer.from(`\ufeff${TOKEN}\r\n`, 'utf16le'))
const EMPTY = fileOf('empty.txt', ' \n')
const LARGE = fileOf('large.txt', 'a'.repeat(262_145))

const read = (place: string, surroundings?: Surroundings) =>
  readText(place, '--flag', createTerminal(surroundings))

describe('readText', () => {
  it.each<[string, string, Surroundings]>([
    ['a file', `@${FILE}`, {}],
    ['a file in UTF-16, as PowerShell writes it', `@${WIDE}`, {}],
    ['standard input', '-', { stdin: `${TOKEN}\n` }],
    ['standard input, as octets', '-', { stdin: new TextEncoder().encode(TOKEN) }],
    ['the environment', 'env:TOKEN', { env: { TOKEN: ` ${TOKEN} ` } }],
  ])('reads %s, without the white space around it', async (_, place, surroundings) => {
    expect(await read(place, surroundings)).toBe(TOKEN)
  })

  it.each([
    ['at a terminal tells how to end', true, '--flag: type or paste it, then Enter and Ctrl-D.\n'],
    ['in a pipe says nothing', false, ''],
  ])('%s', async (_, isTTY, stderr) => {
    const terminal = createTerminal({ stdin: TOKEN })
    const stdin = Object.assign(terminal.stdin, { isTTY })
    expect([await readText('-', '--flag', { ...terminal, stdin }), terminal.written.stderr]).toEqual([
      TOKEN,
      stderr,
    ])
  })

  it('reads 256 KiB', async () => {
    const stdin = 'a'.repeat(262_144)
    expect(await read('-', { stdin })).toBe(stdin)
  })

  it('reads a character that came in two parts', async () => {
    const stdin = (async function* () {
      for (const octet of new TextEncoder().encode('ü')) yield Uint8Array.of(octet)
    })()
    expect(await readText('-', '--flag', { ...createTerminal(), stdin })).toBe('ü')
  })

  it.each([
    ['a token', TOKEN],
    ['nothing', ''],
    ['a file without a name', '@'],
    ['a file after something else', `x@${FILE}`],
    ['a variable without a name', 'env:'],
    ['a variable after something else', 'x env:TOKEN'],
    ['a token for a variable', `env:${TOKEN}`],
  ])('takes %s for no place', async (_, place) => {
    expect(await read(place, { env: { TOKEN } })).toBeUndefined()
  })

  it.each<[string, string, Surroundings, string]>([
    ['an object property for a variable', 'env:constructor', {}, 'the environment variable is not set.'],
    ['a variable that is not set', 'env:TOKEN', {}, 'the environment variable is not set.'],
    ['an empty one', 'env:TOKEN', { env: { TOKEN: ' ' } }, 'the environment variable is empty.'],
    ['a missing file', `@${FOLDER}/none`, {}, 'the file cannot be read (ENOENT).'],
    ['a folder', `@${FOLDER}`, {}, 'the file cannot be read (EISDIR).'],
    ['a name with a NUL', '@a\0b', {}, 'the file cannot be read (ERR_INVALID_ARG_VALUE).'],
    ['an empty file', `@${EMPTY}`, {}, 'the file is empty.'],
    ['a large one', `@${LARGE}`, {}, 'there is too much, more than 256 KiB.'],
    ['an ID token after an @', `@${TOKEN}`, {}, 'the file cannot be read (ENAMETOOLONG).'],
    ['a short one after an @', '@eyJhbGci.eyJpc3M.c2ln', {}, 'the file cannot be read (ENOENT).'],
    ['one in a folder', '@./eyJhbGci.eyJpc3M.c2ln', {}, 'the file cannot be read (ENOENT).'],
    ['a session token after an @', '@aGVsbG8gd29ybGQ', {}, 'the file cannot be read (ENOENT).'],
    ['one for a variable', 'env:aGVsbG8gd29ybGQ', {}, 'the environment variable is not set.'],
    ['an empty standard input', '-', {}, 'standard input is empty.'],
    ['one that does not end', '-', { stdin: 'a'.repeat(262_145) }, 'there is too much, more than 256 KiB.'],
  ])('refuses %s, and repeats nothing', async (_, place, surroundings, message) => {
    const refusal = read(place, surroundings)
    await expect(refusal).rejects.toThrow(new UsageError(`--flag: ${message}`))
    await expect(refusal).rejects.toBeInstanceOf(UsageError)
  })
})

describe('nameOf', () => {
  it.each([
    ['-', 'standard input'],
    ['@secret', 'the file'],
    ['env:SECRET', 'the environment variable'],
  ])('calls %s %s', (place, name) => {
    expect(nameOf(place)).toBe(name)
  })
})
