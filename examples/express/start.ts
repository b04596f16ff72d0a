/** Start it with `npx tsx examples/express/start.ts`. settings.ts lists the variables and their defaults. */
import { startProvider } from './provider.ts'
import { startExpress } from './server.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(process.env)
if (!process.env.PINGONE_AUTH_PATH) await startProvider(settings)
await startExpress(settings)
console.log(`Open ${settings.origin}, or ${settings.origin}/spa/ for the single-page application.`)
