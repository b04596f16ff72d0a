/** A PingOne for each SameSite of its cookie, in another region each, so that one browser can visit them all. */
import type { Browser } from 'playwright'
import { type PingOne, startPingOne } from '../../src/emulator.ts'
import type { ApplicationSettings } from '../browser/application-page.ts'
import { launchBrowser } from '../browser/launch.ts'
import type { Site } from '../browser/site.ts'
import { servePortal } from './framed.ts'
import { withHandOver } from './hand-over.ts'
import type { BrowserSetting, SameSite, Way } from './matrix-rows.ts'
import { CLIENT_ID, CUSTOM_DOMAIN, ENV_ID, HOST, ORIGIN, startApplication, USERS } from './world.ts'

interface Domains {
  host: string
  /** Below the application's own site. */
  customDomain: string
}

const DOMAINS: Record<SameSite, Domains> = {
  None: { host: HOST, customDomain: CUSTOM_DOMAIN },
  Lax: { host: 'auth.pingone.com', customDomain: 'login-lax.example.net' },
  unspecified: { host: 'auth.pingone.ca', customDomain: 'login-unspecified.example.net' },
}

export interface MatrixWorld {
  pingOnes: Record<SameSite, PingOne>
  launch: (setting: BrowserSetting) => Promise<Browser>
  close: () => Promise<void>
}

export async function startMatrixWorld(): Promise<MatrixWorld> {
  const [None, Lax, unspecified, site] = await Promise.all([
    startProvider('None'),
    startProvider('Lax'),
    startProvider('unspecified'),
    startApplication(),
  ])
  cacheScripts(site)
  servePortal(site)
  const pingOnes = { None, Lax, unspecified }
  const hosts = { ...hostsOf(pingOnes), 'shop.example.net': site.port, 'portal.example.org': site.port }
  return {
    pingOnes,
    launch: ({ browser, cookies }) => launchBrowser({ name: browser, thirdPartyCookies: cookies, hosts }),
    close: async () => {
      await Promise.all([None, Lax, unspecified, site].map((server) => server.close()))
    },
  }
}

/** Where the application finds PingOne. */
export function settingsOf({ host, sameSite }: Way): ApplicationSettings {
  const domains = DOMAINS[sameSite]
  const authPath = `https://${host === 'regional' ? domains.host : domains.customDomain}`
  const issuer = `${authPath}${host === 'regional' ? `/${ENV_ID}` : ''}/as`
  return { authPath, envID: ENV_ID, issuer, clientId: CLIENT_ID, base: '/' }
}

async function startProvider(sameSite: SameSite): Promise<PingOne> {
  const signedOff = [`${ORIGIN}/signed-off`]
  const application = {
    clientId: CLIENT_ID,
    // The landing page is both, as it may be.
    redirectUris: [`${ORIGIN}/callback`, `${ORIGIN}/probe`, ...signedOff],
    postLogoutRedirectUris: signedOff,
    idpSignoff: true,
    corsOrigins: [ORIGIN],
  }
  const environment = {
    envID: ENV_ID,
    ...DOMAINS[sameSite],
    users: USERS,
    applications: [application],
    logoutRedirectUris: signedOff,
  }
  return withHandOver(await startPingOne({ environments: [environment], tls: true, sameSite }))
}

/** Every row opens the application anew. */
function cacheScripts({ files }: Site): void {
  for (const [path, file] of Object.entries(files)) {
    if (path.endsWith('.js')) file.headers = { 'Cache-Control': 'max-age=3600' }
  }
}

function hostsOf(pingOnes: Record<SameSite, PingOne>): Record<string, number> {
  const entries = Object.entries(DOMAINS).flatMap(([sameSite, { host, customDomain }]) =>
    [host, customDomain].map((name) => [name, pingOnes[sameSite as SameSite].port]),
  )
  return Object.fromEntries(entries)
}
