import type { Server } from 'node:http'
import { createApp } from './app.ts'
import type { Settings } from './settings.ts'

/** Listens on this machine alone. */
export async function startExpress(settings: Settings): Promise<Server> {
  const app = await createApp(settings)
  return new Promise((resolve, reject) => {
    const server = app.listen(settings.port, '127.0.0.1', (error) =>
      error ? reject(error) : resolve(server),
    )
  })
}
