import { type PingOne, startPingOne } from 'pingone-signoff/emulator'
import type { DemoSettings } from './page/settings.ts'
import { pageFiles, playgroundPages, scripts } from './page-files.ts'
import { freePort } from './port.ts'
import { startSite } from './site.ts'

const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const CLIENT_ID = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'
const USER = {
  username: 'ann',
  password: 'correct horse',
  claims: { name: 'Ann Example', email: 'ann@example.com' },
}

export interface Demo {
  url: string
  port: number
  issuer: string
  pingOnePort: number
  user: typeof USER
  close: () => Promise<void>
}

/** Starts the page and the provider, each at the port wanted for it or, where that is busy, at another. */
export async function startDemo(wanted: { port: number; pingOnePort: number }): Promise<Demo> {
  const bundles = await scripts()
  const site = await startSite(await freePort(wanted.port))
  // Browsers ask `localhost` by IPv4 too; PingOne's rules for loopback take either name.
  const url = `http://localhost:${site.port}`
  const pingOne = await startProvider(await freePort(wanted.pingOnePort), url)
  const authPath = `http://localhost:${pingOne.port}`
  const { username, password } = USER
  const settings: DemoSettings = { authPath, envID: ENV_ID, clientId: CLIENT_ID, username, password }
  Object.assign(site.files, bundles, await playgroundPages(), await pageFiles(settings))
  return {
    url,
    port: site.port,
    issuer: `${authPath}/${ENV_ID}/as`,
    pingOnePort: pingOne.port,
    user: USER,
    close: async () => void (await Promise.all([site.close(), pingOne.close()])),
  }
}

function startProvider(port: number, url: string): Promise<PingOne> {
  const application = {
    clientId: CLIENT_ID,
    redirectUris: [`${url}/callback`, `${url}/signed-off`],
    postLogoutRedirectUris: [`${url}/signed-off`],
    corsOrigins: [url],
  }
  const environment = { envID: ENV_ID, applications: [application], users: [USER] }
  return startPingOne({ environments: [environment], port })
}
