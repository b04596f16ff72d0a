import { createReadStream } from 'node:fs'
import { decodeText } from './decode-text.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Four times the longest ID token that is accepted. A longer text may never end. */
const MAX_OCTETS = 262_144

/**
 * Reads the text in a place: `@file`, `-` or `env:NAME`. Returns nothing if the place is none of them.
 *
 * @param what a name for the text, for the messages. They never repeat the place, which may be a token by mistake
 * @throws UsageError
 */
export async function readText(
  place: string,
  what: string,
  { stdin, stderr, env }: Terminal,
): Promise<string | undefined> {
  const [, name] = /^env:([a-z_]\w*)$/i.exec(place) ?? []
  if (place !== '-' && name === undefined && !/^@./s.test(place)) return undefined
  if (place === '-' && stdin.isTTY) stderr.write(`${what}: type or paste it, then Enter and Ctrl-D.\n`)
  const text = name === undefined ? await readStream(place, what, stdin) : readVariable(name, what, env)
  if (!text.trim()) throw new UsageError(`${what}: ${nameOf(place)} is empty.`)
  return text.trim()
}

/** Returns what a place is called in messages. */
export function nameOf(place: string): string {
  if (place === '-') return 'standard input'
  return place.startsWith('@') ? 'the file' : 'the environment variable'
}

function readVariable(name: string, what: string, env: Terminal['env']): string {
  const value = Object.hasOwn(env, name) ? env[name] : undefined
  if (value === undefined) throw new UsageError(`${what}: the environment variable is not set.`)
  return value
}

async function readStream(place: string, what: string, stdin: Terminal['stdin']): Promise<string> {
  try {
    return decodeText(await readOctets(place === '-' ? stdin : createReadStream(place.slice(1)), what))
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(`${what}: ${nameOf(place)} cannot be read (${code}).`)
  }
}

async function readOctets(stream: AsyncIterable<Uint8Array | string>, what: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk))
    length += chunk.length
    if (length > MAX_OCTETS) throw new UsageError(`${what}: there is too much, more than 256 KiB.`)
  }
  return Buffer.concat(chunks)
}
