import type { Given } from '../../../src/command-line/command.ts'
import { createProgram } from '../../../src/command-line/program.ts'
import { requireValues } from '../../../src/command-line/require-values.ts'
import { createTerminal } from './fake-terminal.ts'

/** What a command line asks for, which is not carried out; what it throws is passed on. */
export async function understand(args: readonly string[]): Promise<{ command: string | undefined } & Given> {
  let understood: { command: string | undefined } & Given = { command: undefined, values: {}, operands: [] }
  const program = createProgram(createTerminal(), '', async ({ name }, given) => {
    understood = { command: name, ...given }
  })
  requireValues(args)
  await program.parseAsync(args, { from: 'user' })
  return understood
}
