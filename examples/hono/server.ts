import { type ServerType, serve } from '@hono/node-server'
import type { Settings } from '../express/settings.ts'
import { createApp } from './app.ts'

/** Listens on this machine alone. */
export async function startHono(settings: Settings): Promise<ServerType> {
  const { fetch } = await createApp(settings)
  return new Promise((resolve) => {
    const server = serve({ fetch, port: settings.port, hostname: '127.0.0.1' }, () => resolve(server))
  })
}
