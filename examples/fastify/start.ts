/** Start it with `npx tsx examples/fastify/start.ts`. ../express/settings.ts lists the variables and their defaults. */
import { startProvider } from '../express/provider.ts'
import { readSettings } from '../express/settings.ts'
import { startFastify } from './server.ts'

const settings = readSettings(process.env)
if (!process.env.PINGONE_AUTH_PATH) await startProvider(settings)
await startFastify(settings)
console.log(`Open ${settings.origin}.`)
