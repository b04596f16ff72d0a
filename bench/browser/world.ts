/** PingOne, the application and the browser, each as in the end-to-end tests. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright'
import { type PingOne, startPingOne } from '../../src/emulator.ts'
import { launchBrowser } from '../../test/browser/launch.ts'
import { CLIENT_ID, ENV_ID, HOST, ORIGIN, USERS } from '../../test/e2e/world.ts'
import { startPages } from './site.ts'
import { BY_TOKEN_CLIENT_ID, WAYS } from './ways.ts'

export interface BenchWorld {
  pingOne: PingOne
  browserVersion: string
  page: Page
  close: () => Promise<void>
}

export async function startBenchWorld(): Promise<BenchWorld> {
  const [pingOne, site] = await Promise.all([startProvider(), startPages()])
  const hosts = { [HOST]: pingOne.port, 'apps.pingone.eu': pingOne.port, 'shop.example.net': site.port }
  const browser = await launchBrowser({ name: 'chromium', hosts })
  const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
  const close = async () => {
    await browser.close()
    await Promise.all([pingOne.close(), site.close()])
  }
  return { pingOne, browserVersion: browser.version(), page, close }
}

/**
 * Puts PingOne at a distance: each answer takes so many milliseconds more. The connection ends with it, so that none is
 * open when the button is pressed, some minutes or hours after the sign-on.
 */
export function keepAtDistance(pingOne: PingOne, milliseconds: number): void {
  pingOne.intercept(async (_, response) => {
    response.setHeader('Connection', 'close')
    await delay(milliseconds)
    return false
  })
}

function startProvider(): Promise<PingOne> {
  const application = {
    redirectUris: [`${ORIGIN}/probe`, ...WAYS.map(({ base }) => `${ORIGIN}${base}callback`)],
    postLogoutRedirectUris: WAYS.map(({ base }) => `${ORIGIN}${base}signed-off`),
    corsOrigins: [ORIGIN],
  }
  const applications = [
    { ...application, clientId: CLIENT_ID },
    { ...application, clientId: BY_TOKEN_CLIENT_ID, idpSignoff: true },
  ]
  const environment = { envID: ENV_ID, host: HOST, users: USERS, applications }
  return startPingOne({ environments: [environment], tls: true })
}
