import type { EmulateOptions } from './emulate-options.ts'
import { greeting } from './greeting.ts'
import type { PingOne } from './pingone.ts'
import { readConfig } from './read-config.ts'
import type { PingOneOptions } from './settings.ts'

/** What the command needs from its surroundings. */
export interface EmulateSurroundings {
  stdout: { write: (text: string) => unknown }
  stderr: { write: (text: string) => unknown }
  /** Loads the emulator, and with it the packages that it needs. They may not be installed. */
  load: () => Promise<{ startPingOne: (options: PingOneOptions) => Promise<PingOne> }>
  /** Resolves when the emulator is to stop. */
  stopped: () => Promise<unknown>
}

/**
 * Runs a PingOne until it is told to stop.
 *
 * @returns the exit status: 0, or 1 if it could not start, after printing why
 */
export async function emulate(options: EmulateOptions, surroundings: EmulateSurroundings): Promise<number> {
  const { stdout, stderr, load, stopped } = surroundings
  try {
    const { startPingOne } = await load()
    const pingOne = await startPingOne(await readConfig(options))
    stdout.write(greeting(pingOne))
    await stopped()
    await pingOne.close()
    return 0
  } catch (error) {
    stderr.write(`${explain(error, options)}\n`)
    return 1
  }
}

function explain(error: unknown, { config }: EmulateOptions): string {
  const { code, message = String(error), port } = Object(error)
  if (code === 'EADDRINUSE')
    return `Port ${port} is busy. Stop what uses it, or choose another by --port; --port 0 takes any free one.`
  if (code !== 'INVALID_CONFIG') return message
  const lines = String(message).split('\n')
  return [`${config ?? 'The command line'} cannot be used:`, ...lines.map((line) => `  ${line}`)].join('\n')
}
