import * as client from 'openid-client'
import type { Browser, BrowserContext, Page } from 'playwright'
import { pingOneEndpoints } from '../../src/index.ts'
import { serveApplication } from './application.ts'
import type { LiveSettings } from './settings.ts'

/** What the cases are tried in. */
export interface LiveWorld {
  /** A Chromium. */
  browser: Browser
  /** As a back end has it. */
  fetch: typeof fetch
}

/** A user who has just signed on, in a browser of his own. */
export interface Visitor {
  page: Page
  idToken: string
  accessToken: string
  /** As PingOne would get it back, at the time of sign-on. */
  cookie: string
  /** All that PingOne set on the way, values and all. */
  setCookies: string[]
  close: () => Promise<void>
}

/** A page of PingOne's that is slow, or a person. */
const PATIENCE = { page: 30_000, person: 300_000 }

/** Signs on by the authorization code flow with PKCE, through PingOne's own page. */
export async function signOn(
  world: LiveWorld,
  settings: LiveSettings,
  patience: number = settings.isHeaded ? PATIENCE.person : PATIENCE.page,
): Promise<Visitor> {
  const context = await world.browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  await serveApplication(page, settings)
  const setCookies = collectCookies(page, settings)
  const tokens = await redeem(world, settings, (url) => passPages(page, url, settings))
  const cookie = await cookieOf(context, settings)
  const { id_token: idToken = '', access_token: accessToken } = tokens
  return { page, idToken, accessToken, cookie, setCookies, close: () => context.close() }
}

async function redeem(
  world: LiveWorld,
  settings: LiveSettings,
  pass: (url: string) => Promise<string>,
): Promise<client.TokenEndpointResponse> {
  const config = await discover(world, settings)
  const pkceCodeVerifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
  })
  const callback = new URL(await pass(url.href))
  return client.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier,
    expectedState,
    idTokenExpected: true,
  })
}

function discover({ fetch }: LiveWorld, settings: LiveSettings): Promise<client.Configuration> {
  const { clientId, clientSecret } = settings
  const authentication = clientSecret ? client.ClientSecretBasic(clientSecret) : client.None()
  const issuer = new URL(pingOneEndpoints(settings).issuer)
  return client.discovery(issuer, clientId, undefined, authentication, {
    [client.customFetch]: fetch as client.CustomFetch,
    // Plain http is for loopback: pingOneEndpoints has refused it anywhere else.
    execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  })
}

/** Returns the address at which PingOne sends the user back. */
async function passPages(page: Page, url: string, settings: LiveSettings): Promise<string> {
  await page.goto(url)
  const filled = fillIn(page, settings)
  await (settings.isHeaded ? filled.catch(() => {}) : filled)
  return arrivalAt(page, settings.redirectUri)
}

/** Asks for the password on the same page, or on the next. */
async function fillIn(page: Page, settings: LiveSettings): Promise<void> {
  const { username, password, usernameSelector, passwordSelector, submitSelector } = settings
  if (!username || !password) return
  await page.locator(usernameSelector).fill(username)
  if (!(await page.locator(passwordSelector).isVisible())) await page.locator(submitSelector).click()
  await page.locator(passwordSelector).fill(password)
  await page.locator(submitSelector).click()
}

/** The address, query and all, at which PingOne sends the user back to a URI of the application. */
export async function arrivalAt(page: Page, uri: string): Promise<string> {
  await page.waitForURL((url) => url.href.split('?')[0] === new URL(uri).href.split('?')[0])
  return page.url()
}

function collectCookies(page: Page, { authPath }: LiveSettings): string[] {
  const found: string[] = []
  page.on('response', async (response) => {
    if (new URL(response.url()).origin !== new URL(authPath).origin) return
    const headers = await response.headersArray().catch(() => [])
    found.push(...headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value))
  })
  return found
}

async function cookieOf(context: BrowserContext, settings: LiveSettings): Promise<string> {
  const cookies = await context.cookies(pingOneEndpoints(settings).signoff)
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** Asks PingOne with `prompt=none` and the cookies of the time of sign-on. OpenID Connect Core 1.0, section 3.1.2.1 */
export async function sessionOf(
  { fetch }: LiveWorld,
  settings: LiveSettings,
  { cookie }: Visitor,
): Promise<'lives' | 'ended' | 'unclear'> {
  let url = probeUrl(settings)
  for (let hops = 0; hops < 5; hops += 1) {
    const { headers } = await fetch(url, { redirect: 'manual', headers: { cookie } })
    const location = headers.get('location')
    if (location === null) return 'unclear'
    url = new URL(location, url).href
    if (!url.startsWith(settings.redirectUri)) continue
    const { searchParams } = new URL(url)
    if (searchParams.has('code')) return 'lives'
    return searchParams.get('error') === 'login_required' ? 'ended' : 'unclear'
  }
  return 'unclear'
}

function probeUrl(settings: LiveSettings): string {
  const parameters = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: settings.redirectUri,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
    // Nobody redeems the code: any challenge will do.
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  return `${pingOneEndpoints(settings).issuer}/authorize?${parameters}`
}
