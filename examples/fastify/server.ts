import type { Server } from 'node:http'
import type { Settings } from '../express/settings.ts'
import { createApp } from './app.ts'

/** Listens on this machine alone. */
export async function startFastify(settings: Settings): Promise<Server> {
  const app = await createApp(settings)
  await app.listen({ port: settings.port, host: '127.0.0.1' })
  return app.server
}
