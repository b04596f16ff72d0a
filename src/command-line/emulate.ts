import { emulate as runEmulator } from '../emulator/emulate.ts'
import type { Given } from './command.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/**
 * Runs a PingOne until a signal ends it. The packages that it needs are loaded only here, because they may not be
 * installed.
 */
export function emulate({ values }: Given, { stdout, stderr }: Terminal): Promise<number> {
  const { port, config, redirectUri, postLogoutRedirectUri } = values as EmulateValues
  const options = {
    port: port === undefined ? undefined : parsePort(port),
    config,
    redirectUris: redirectUri,
    postLogoutRedirectUris: postLogoutRedirectUri,
  }
  const load = () => import('pingone-signoff/emulator')
  return runEmulator(options, { stdout, stderr, load, stopped: untilSignal })
}

/** The values, by the names of the flags. Those with lists can be given several times. */
interface EmulateValues {
  readonly port?: string
  readonly config?: string
  readonly redirectUri?: readonly string[]
  readonly postLogoutRedirectUri?: readonly string[]
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
