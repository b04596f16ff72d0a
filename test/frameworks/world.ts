/** A PingOne, applications at host names of their own, another site than PingOne's, and a browser that knows no other. */
import type { Browser } from 'playwright'
import { type PingOne, startPingOne } from '../../src/emulator.ts'
import type { BrowserName } from '../browser/executable.ts'
import { launchBrowser } from '../browser/launch.ts'
import { type Front, type FrontApplication, startFront } from './front.ts'
import { type SessionStore, startSessionStore } from './session-store.ts'
import { CLIENT_ID, ENV_ID, PINGONE_HOST, SIGN_ON_URI, USERS } from './settings.ts'

export interface World {
  pingOne: PingOne
  front: Front
  store: SessionStore
  browser: Browser
  close: () => Promise<void>
}

/** @param start starts the applications, and tells where, by host name */
export async function startWorld(
  hosts: readonly string[],
  browserName: BrowserName,
  start: (store: SessionStore) => Promise<Record<string, FrontApplication>>,
): Promise<World> {
  const [pingOne, store] = await Promise.all([startProvider(hosts), startSessionStore()])
  const front = await startFront(await start(store))
  const ports = Object.fromEntries(hosts.map((host) => [host, front.port]))
  const names = { ...ports, [PINGONE_HOST]: pingOne.port, 'apps.pingone.eu': pingOne.port }
  const browser = await launchBrowser({ name: browserName, hosts: names })
  const close = async () => {
    await browser.close()
    await Promise.all([pingOne.close(), store.close(), front.close()])
  }
  return { pingOne, front, store, browser, close }
}

function startProvider(hosts: readonly string[]): Promise<PingOne> {
  const at = (path: string) => hosts.map((host) => `https://${host}${path}`)
  const application = {
    clientId: CLIENT_ID,
    redirectUris: [...at('/probe'), SIGN_ON_URI],
    postLogoutRedirectUris: at('/signed-off'),
  }
  const users = Object.values(USERS)
  const environment = { envID: ENV_ID, host: PINGONE_HOST, users, applications: [application] }
  return startPingOne({ environments: [environment], tls: true })
}
