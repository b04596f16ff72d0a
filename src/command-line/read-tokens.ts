import { createReadStream } from 'node:fs'
import { FLAGS, spell } from './flags.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Four times the longest ID token that is taken: what is longer is no token, and may never end. */
const MAX_LENGTH = 262_144

type Options = Readonly<Record<string, unknown>>

/**
 * Puts the tokens in the place of where they are to be read: a command line is seen by every user of the machine.
 *
 * @throws UsageError that repeats no token
 */
export async function readTokens(options: Options, terminal: Terminal): Promise<Options> {
  const places = Object.entries(options).filter(([option]) => FLAGS[option]?.kind === 'token')
  if (places.filter(([, place]) => place === '-').length > 1) {
    throw new UsageError('Only one token can come from standard input.')
  }
  const tokens: Record<string, string> = {}
  for (const [option, place] of places) {
    tokens[option] = await readToken(String(place), spell(option), terminal)
  }
  return { ...options, ...tokens }
}

async function readToken(place: string, flag: string, terminal: Terminal): Promise<string> {
  const token = (await read(place, flag, terminal)).trim()
  if (!token) throw new UsageError(`${flag}: ${nameOf(place)} is empty.`)
  return token
}

async function read(place: string, flag: string, { stdin, env }: Terminal): Promise<string> {
  if (place === '-') return readText(stdin, flag)
  if (/^@./s.test(place)) return readFile(place, flag)
  const [, name] = /^env:([a-z_]\w*)$/i.exec(place) ?? []
  if (name === undefined) {
    throw new UsageError(
      `${flag} takes no token itself, which other users of this machine could see, but its place: @file, - (standard input) or env:NAME.`,
    )
  }
  const value = Object.hasOwn(env, name) ? env[name] : undefined
  if (value === undefined) throw new UsageError(`${flag}: ${nameOf(place)} is not set.`)
  return value
}

async function readFile(place: string, flag: string): Promise<string> {
  try {
    return await readText(createReadStream(place.slice(1)), flag)
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(`${flag}: ${nameOf(place)} cannot be read (${code}).`)
  }
}

async function readText(stream: AsyncIterable<Uint8Array | string>, flag: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stream) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    if (text.length > MAX_LENGTH) throw new UsageError(`${flag}: there is too much to be a token.`)
  }
  return text
}

/** Without the name of a file that is a token itself, with an `@` before it by mistake. */
function nameOf(place: string): string {
  if (place === '-') return 'standard input'
  if (place.startsWith('env:')) return `the environment variable ${place.slice(4)}`
  return /^@ey[\w-]+\.|.{128}/s.test(place) ? 'the file' : `the file ${place.slice(1)}`
}
