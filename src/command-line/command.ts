import type { Flags } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** What was given to a command. */
export interface Given {
  /** By the names of the flags in the code; of a token, the place to read it from. */
  readonly values: Readonly<Record<string, unknown>>
  /** What stands beside the flags, where the command takes that. */
  readonly operands: readonly string[]
}

/** A word of the command line, and what it does. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** By the headings they have in the help. */
  readonly flags: Readonly<Record<string, Flags>>
  /** What stands beside the flags, as the help shows it; without it nothing may. */
  readonly operands?: string
  /** What the help says below the flags. */
  readonly notes: readonly string[]
  /** @returns the exit status */
  readonly carryOut: (given: Given, terminal: Terminal) => Promise<number>
}
