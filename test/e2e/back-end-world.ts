import type { Server } from 'node:http'
import type { ServerType } from '@hono/node-server'
import { startProvider } from '../../examples/express/provider.ts'
import { readSettings, type Settings } from '../../examples/express/settings.ts'
import type { PingOne, UserOptions } from '../../src/emulator.ts'
import { freePorts } from '../free-ports.ts'

export interface BackEndWorld {
  settings: Settings
  pingOne: PingOne
  close: () => Promise<void>
}

/** Starts a PingOne at `localhost` and an example at `127.0.0.1`, which browsers hold for different sites. */
export async function startBackEnd(
  start: (settings: Settings) => Promise<Server | ServerType>,
  user?: UserOptions,
): Promise<BackEndWorld> {
  // Both have to know the other's address before either is there.
  const [port, pingOnePort] = await freePorts(2)
  const authPath = `http://localhost:${pingOnePort}`
  const settings = readSettings({ PORT: String(port), PINGONE_AUTH_PATH: authPath })
  const pingOne = await startProvider(settings, user)
  const server = await start(settings)
  return { settings, pingOne, close: async () => void (await Promise.all([pingOne.close(), close(server)])) }
}

function close(server: Server | ServerType): Promise<void> {
  if ('closeAllConnections' in server) server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
