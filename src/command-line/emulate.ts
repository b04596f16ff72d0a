import { parseArgs } from 'node:util'
import { emulate } from '../emulator/emulate.ts'
import type { EmulateOptions } from '../emulator/emulate-options.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Of `emulate` alone. */
const FLAGS = {
  port: { type: 'string' },
  config: { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  'post-logout-redirect-uri': { type: 'string', multiple: true },
} as const

/** Runs a PingOne until a signal ends it. What it is made of is loaded here and no earlier: it need not be installed. */
export function runEmulator(args: readonly string[], { stdout, stderr }: Terminal): Promise<number> {
  const load = () => import('pingone-signoff/emulator')
  return emulate(parseEmulate(args), { stdout, stderr, load, stopped: untilSignal })
}

function parseEmulate(args: readonly string[]): EmulateOptions {
  const { values } = readFlags(args)
  return {
    port: values.port === undefined ? undefined : parsePort(values.port),
    config: values.config,
    redirectUris: values['redirect-uri'],
    postLogoutRedirectUris: values['post-logout-redirect-uri'],
  }
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS })
  } catch {
    const known = Object.keys(FLAGS).map((name) => `--${name}`)
    throw new UsageError(`emulate takes ${known.join(', ')}, each with a value.`)
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port
  throw new UsageError('--port takes a number from 0 to 65535.')
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
