import { CHECK_FLAGS, type Flags, REQUEST_FLAGS, spell } from './flags.ts'
import { parseToken } from './parse-token.ts'
import { nameOf, readText } from './read-text.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

const FLAGS: Flags = { ...REQUEST_FLAGS, ...CHECK_FLAGS }

type Options = Readonly<Record<string, unknown>>

/**
 * Replaces the places by the tokens that are read from them. No token is on the command line itself, because every
 * user of the machine can see that.
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
    tokens[option] = await readToken(String(place), option, terminal)
  }
  return { ...options, ...tokens }
}

async function readToken(place: string, option: string, terminal: Terminal): Promise<string> {
  const flag = spell(option)
  const text = await readText(place, flag, terminal)
  if (text === undefined) {
    throw new UsageError(
      `${flag} takes no token itself, which other users of this machine could see, but its place: @file, - (standard input) or env:NAME.`,
    )
  }
  const { token, fault } = parseToken(text, option)
  if (token === undefined) throw new UsageError(`${flag}: ${nameOf(place)} holds ${fault}.`)
  return token
}
