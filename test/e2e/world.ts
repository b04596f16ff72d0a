import type { Browser, Page } from 'playwright'
import { type PingOne, type PingOneOptions, startPingOne } from '../../src/emulator.ts'
import { applicationPages, applicationScripts } from '../browser/application.ts'
import type { ApplicationSettings } from '../browser/application-page.ts'
import { BROWSER_NAMES, type BrowserName } from '../browser/executable.ts'
import { type LaunchBrowserOptions, launchBrowser } from '../browser/launch.ts'
import { type Site, startSite } from '../browser/site.ts'
import { withHandOver } from './hand-over.ts'

export const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
export const CLIENT_ID = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'
/** Another site than PingOne's, as every application is … */
export const ORIGIN = 'https://shop.example.net'
/** A page of a third site, which frames the application. */
export const PORTAL = 'https://portal.example.org'
export const HOST = 'auth.pingone.eu'
/** … unless the environment has a custom domain. */
export const CUSTOM_DOMAIN = 'login.example.net'

/** The application at the regional host, and once more at the custom domain. */
export const REGIONAL: ApplicationSettings = {
  authPath: `https://${HOST}`,
  envID: ENV_ID,
  issuer: `https://${HOST}/${ENV_ID}/as`,
  clientId: CLIENT_ID,
  base: '/',
}
export const CUSTOM: ApplicationSettings = {
  ...REGIONAL,
  authPath: `https://${CUSTOM_DOMAIN}`,
  issuer: `https://${CUSTOM_DOMAIN}/as`,
  base: '/custom/',
}

// The projects `chromium`, `firefox` and `webkit` of vitest.config.ts set it.
const browserOfThisRun = BROWSER_NAMES.find((name) => name === process.env.E2E_BROWSER)

/** What the tests run in. Chromium's headless shell does the same as Chromium in half the time. */
export const BROWSER: BrowserName = browserOfThisRun ?? 'chromium-headless-shell'
/** What tests of differences between browsers run in. */
export const BROWSERS: readonly BrowserName[] = browserOfThisRun ? [browserOfThisRun] : [BROWSER, 'firefox']
/** The same, where it matters that third-party cookies are blocked, or that there is a back/forward cache. */
export const BROWSERS_AS_SHIPPED: readonly BrowserName[] = browserOfThisRun
  ? [browserOfThisRun]
  : ['chromium', 'firefox']
/** `heavy` has an ID token of some 18 kB, as people with many groups do. */
export const USERS = [
  { username: 'ann', password: 'correct horse' },
  {
    username: 'heavy',
    password: 'battery staple',
    claims: { groups: Array.from({ length: 400 }, (_, index) => `Department ${index} of the large firm`) },
  },
]

export function userNamed(name = 'ann'): (typeof USERS)[number] {
  const user = USERS.find(({ username }) => username === name)
  if (!user) throw new Error(`No user is named ${name}`)
  return user
}

/** Whether it is Chromium, itself or its headless shell. */
export function isChromium(name: BrowserName): boolean {
  return name.startsWith('chromium')
}

/** Whether this run looks into a browser at all: `npm test` leaves WebKit to `npm run test:webkit`. */
export function isOfThisRun(name: BrowserName): boolean {
  return browserOfThisRun ? name === browserOfThisRun : name !== 'webkit'
}

const pingOnes = new WeakMap<Browser, PingOne>()

/** The PingOne that the page's browser knows. */
export function pingOneOf(page: Page): PingOne {
  const browser = page.context().browser()
  const pingOne = browser && pingOnes.get(browser)
  if (!pingOne) throw new Error('The page is of no browser that startWorld started')
  return pingOne
}

export interface World {
  pingOne: PingOne
  site: Site
  browser: Browser
  /** A page in a context of its own: nobody is signed on there. */
  newPage: () => Promise<Page>
  close: () => Promise<void>
}

export interface WorldOptions {
  browser?: BrowserName
  thirdPartyCookies?: LaunchBrowserOptions['thirdPartyCookies']
  sameSite?: PingOneOptions['sameSite']
}

/** Starts PingOne, the application's site, and one browser that knows no other hosts. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const [provider, site] = await Promise.all([startProvider(options.sameSite ?? 'None'), startApplication()])
  const pingOne = withHandOver(provider)
  const browser = await launchBrowser({
    name: options.browser ?? BROWSER,
    thirdPartyCookies: options.thirdPartyCookies,
    hosts: {
      [HOST]: pingOne.port,
      'apps.pingone.eu': pingOne.port,
      [CUSTOM_DOMAIN]: pingOne.port,
      'shop.example.net': site.port,
      'portal.example.org': site.port,
    },
  })
  pingOnes.set(browser, pingOne)
  const newPage = async () => (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
  const close = async () => {
    await browser.close()
    await Promise.all([pingOne.close(), site.close()])
  }
  return { pingOne, site, browser, newPage, close }
}

function startProvider(sameSite: NonNullable<PingOneOptions['sameSite']>): Promise<PingOne> {
  const application = {
    clientId: CLIENT_ID,
    redirectUris: [`${ORIGIN}/callback`, `${ORIGIN}/custom/callback`, `${ORIGIN}/probe`],
    postLogoutRedirectUris: [`${ORIGIN}/signed-off`, `${ORIGIN}/custom/signed-off`],
    corsOrigins: [ORIGIN],
  }
  const environment = { envID: ENV_ID, host: HOST, customDomain: CUSTOM_DOMAIN, users: USERS }
  return startPingOne({
    environments: [{ ...environment, applications: [application] }],
    tls: true,
    sameSite,
  })
}

export async function startApplication(): Promise<Site> {
  const probe = { body: '<!doctype html><title>Probe</title><link rel="icon" href="data:,">' }
  const scripts = await applicationScripts()
  const files = { ...scripts, ...applicationPages(REGIONAL), ...applicationPages(CUSTOM), '/probe': probe }
  return startSite({ hosts: ['shop.example.net'], files })
}
