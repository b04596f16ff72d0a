/** One recipe, the PingOne that it signs people on at, another site than its own, and a browser that knows no other. */
import type { Browser } from 'playwright'
import { type PingOne, startPingOne } from '../../src/emulator.ts'
import { launchBrowser } from '../browser/launch.ts'
import { CLIENT_ID, ENV_ID, HOST, ORIGIN, USERS } from '../e2e/world.ts'
import { servePages } from './pages.ts'
import { serveProgram } from './programs.ts'
import type { Recipe } from './recipes.ts'

export const CLIENT_SECRET = 'for-this-machine-only'

/** ID tokens of some 5 kB: back ends that keep one in a cookie have to keep it in parts. */
const GROUPS = Array.from({ length: 80 }, (_, index) => `Department ${index} of the large firm`)

export interface World {
  pingOne: PingOne
  browser: Browser
  close: () => Promise<void>
}

export async function startWorld(recipe: Recipe, signOffPath: string): Promise<World> {
  const pingOne = await startProvider(recipe, signOffPath)
  const { host } = new URL(ORIGIN)
  const site =
    recipe.kind === 'pages'
      ? await servePages(recipe, host, signOffPath)
      : await serveProgram(recipe, recipe.kind.start, pingOne)
  const hosts = { [HOST]: pingOne.port, 'apps.pingone.eu': pingOne.port, [host]: site.port }
  const browser = await launchBrowser({ name: 'chromium', hosts })
  const close = async () => {
    await browser.close()
    await Promise.all([site.close(), pingOne.close()])
  }
  return { pingOne, browser, close }
}

function startProvider(recipe: Recipe, signOffPath: string): Promise<PingOne> {
  const { kind, callback = '/callback', isPublic } = recipe
  const application = {
    clientId: CLIENT_ID,
    redirectUris: [ORIGIN + callback, `${ORIGIN}/probe`],
    postLogoutRedirectUris: [ORIGIN + signOffPath],
    ...(kind === 'pages' && { corsOrigins: [ORIGIN] }),
    ...(kind !== 'pages' && !isPublic && { clientSecret: CLIENT_SECRET }),
  }
  const users = kind === 'pages' ? USERS : USERS.map((user) => ({ ...user, claims: { groups: GROUPS } }))
  const environment = { envID: ENV_ID, host: HOST, users, applications: [application] }
  return startPingOne({ environments: [environment], tls: true })
}
