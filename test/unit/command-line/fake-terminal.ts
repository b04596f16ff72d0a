import type { Terminal } from '../../../src/command-line/terminal.ts'

/** A terminal for one command, and what was written to it. */
export interface FakeTerminal extends Terminal {
  written: { stdout: string; stderr: string }
}

export interface Surroundings {
  stdin?: string | Uint8Array
  env?: Record<string, string>
  isTTY?: boolean
  columns?: number
}

export function createTerminal(surroundings: Surroundings = {}): FakeTerminal {
  const { stdin = '', env = {}, isTTY, columns } = surroundings
  const written = { stdout: '', stderr: '' }
  const output = (name: keyof typeof written) => ({
    isTTY,
    columns,
    write: (text: string) => {
      written[name] += text
    },
  })
  return {
    written,
    env,
    stdin: (async function* () {
      yield stdin
    })(),
    stdout: output('stdout'),
    stderr: output('stderr'),
  }
}
