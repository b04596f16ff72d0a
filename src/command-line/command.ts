import type { Flags } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** What was given to a command. */
export interface Given {
  /** The values, by the names of the flags in the code. The value of a token is the place to read it from. */
  readonly values: Readonly<Record<string, unknown>>
  /** The words beside the flags, if the command takes any. */
  readonly operands: readonly string[]
}

/** A command of the command line, and what it does. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** The flags, by their headings in the help. */
  readonly flags: Readonly<Record<string, Flags>>
  /** The words beside the flags, as the help shows them. Without this the command takes none. */
  readonly operands?: string
  /** What the help says below the flags. */
  readonly notes: readonly string[]
  /** @returns the exit status */
  readonly carryOut: (given: Given, terminal: Terminal) => Promise<number>
}
