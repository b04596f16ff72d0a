import { setTimeout } from 'node:timers/promises'
import type { BrowserContext, Cookie, Page } from 'playwright'
import { expect } from 'vitest'
import type { PingOne } from '../../src/emulator.ts'
import type { SignOffOptions, SignOffReturn } from '../../src/index.ts'
import type { ApplicationSettings, Outcome } from '../browser/application-page.ts'
import { createUserAgent } from '../pingone/user-agent.ts'
import type { TestWorld } from './use-world.ts'
import { ORIGIN, pingOneOf, REGIONAL } from './world.ts'

// What each browser context held when it was signed on.
const cookiesAtSignOn = new WeakMap<BrowserContext, Cookie[]>()

/** Keeps PingOne's cookies that the page's browser has just got at sign-on, for `sessionAlive`. */
export async function rememberSignOn(page: Page, { issuer }: ApplicationSettings): Promise<Cookie[]> {
  const cookies = await page.context().cookies(issuer)
  cookiesAtSignOn.set(page.context(), cookies)
  return cookies
}

export async function applicationReady(page: Page): Promise<void> {
  await page.waitForFunction(() => window.app?.ready)
}

/**
 * Tells whether the session of the page's browser lives: with the cookies it has now, or with those it had when it was
 * signed on. The second question matters: PingOne's answer takes the cookie away, which signs nobody off who kept a copy,
 * and says nothing about a request that came without it.
 */
export function sessionAlive(page: Page, settings: ApplicationSettings = REGIONAL): Promise<boolean> {
  return sessionAliveAt(pingOneOf(page), page, settings)
}

/** The same, of one of several PingOnes that the browser knows. */
export async function sessionAliveAt(
  pingOne: PingOne,
  page: Page,
  settings: ApplicationSettings,
): Promise<boolean> {
  return (await sessionAt(pingOne, page, settings)) !== 'ended'
}

/**
 * What is left of the session, at one of several PingOnes that the browser knows. `cookie lost`: it lives, but PingOne, which
 * saw no cookie, has taken it from the browser: from there nobody can ask about it, or use it.
 */
export async function sessionAt(
  pingOne: PingOne,
  page: Page,
  settings: ApplicationSettings,
): Promise<'ended' | 'lives' | 'cookie lost'> {
  const now = await page.context().cookies(settings.issuer)
  if (await askPingOne(pingOne, now, settings)) return 'lives'
  const atSignOn = cookiesAtSignOn.get(page.context()) ?? []
  return (await askPingOne(pingOne, atSignOn, settings)) ? 'cookie lost' : 'ended'
}

/**
 * Asks PingOne with `prompt=none` (OpenID Connect Core, section 3.1.2.1) and all the cookies for its address, which a
 * top-level navigation carries, whatever their SameSite: test/e2e/browser.test.ts shows it. Asked without the browser, in a
 * tenth of the time. What the application shows proves nothing.
 */
async function askPingOne(
  pingOne: PingOne,
  cookies: readonly Cookie[],
  settings: ApplicationSettings,
): Promise<boolean> {
  const headers = { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  const { location = '' } = await createUserAgent(pingOne).send(authorizationUrl(settings), { headers })
  const { origin, pathname, searchParams } = new URL(location, settings.issuer)
  if (origin + pathname !== `${ORIGIN}/probe`) throw new Error(`PingOne leads to ${origin}${pathname}`)
  const error = searchParams.get('error')
  if (error === 'login_required') return false
  if (searchParams.has('code')) return true
  throw new Error(`PingOne answered ${error}: ${searchParams.get('error_description')}`)
}

function authorizationUrl({ issuer, clientId }: ApplicationSettings): string {
  const parameters = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${ORIGIN}/probe`,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
    // Nobody redeems the code: any challenge will do.
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  return `${issuer}/authorize?${parameters}`
}

/** The addresses that the page asks for from now on, as its browser tells (WebKit does not) and as the servers see. */
export function recordRequests({ page, pingOne, site }: TestWorld): () => string[] {
  const told: string[] = []
  page.on('request', (request) => told.push(request.url()))
  const before = [pingOne.requests.length, site.requests.length]
  return () => {
    const seen = [...pingOne.requests.slice(before[0]), ...site.requests.slice(before[1])]
    return [...told, ...seen.map(({ host, url }) => `https://${host}${url}`)]
  }
}

/** What became of `app.signOff`, once it has become something. */
export async function outcomeOf(page: Page): Promise<Outcome | undefined> {
  await page.waitForFunction(() => window.app.outcome)
  return page.evaluate(() => window.app.outcome)
}

/** Starts the sign-off in the page; whether it leaves, and where to, is for the test to see. */
export function startSignOff(page: Page, options: Partial<SignOffOptions> = {}): Promise<void> {
  return page.evaluate((given) => {
    window.app.signOff(given)
  }, options)
}

/** Signs off and waits for the way back; tells how things stood in the page at the moment it left. */
export async function signOffWatched(
  page: Page,
  options: Partial<SignOffOptions> = {},
): Promise<{ isSigningOff: boolean; outcome: Outcome | 'pending' }> {
  await page.evaluate(() => {
    addEventListener('pagehide', () => {
      const standing = { isSigningOff: window.app.isSigningOff(), outcome: window.app.outcome ?? 'pending' }
      sessionStorage.setItem('standing', JSON.stringify(standing))
    })
  })
  await signOffAndReturn(page, options)
  return page.evaluate(() => JSON.parse(sessionStorage.getItem('standing') ?? 'null'))
}

/** Signs off and waits for the way back to the application. */
export async function signOffAndReturn(
  page: Page,
  options: Partial<SignOffOptions> = {},
  settings: ApplicationSettings = REGIONAL,
): Promise<void> {
  await page.evaluate(() => void Object.assign(window, { hasToLeave: true }))
  await startSignOff(page, options)
  await page.waitForURL((url) => url.origin + url.pathname === `${ORIGIN}${settings.base}signed-off`)
  // Of a page that came back from the cache playwright may still hold the address before, which is the one to wait for.
  await page.waitForFunction(() => window.app?.ready && !('hasToLeave' in window))
}

export function completeSignOff(page: Page): Promise<SignOffReturn> {
  return page.evaluate(() => window.app.completeSignOff())
}

/**
 * Waits until the page is at a path of the application, whatever was called off before: playwright's own waiting ends with
 * the first navigation that is.
 */
export async function arrivesAt(page: Page, path: string): Promise<void> {
  await expect.poll(() => addressOf(page), { timeout: 30_000 }).toBe(ORIGIN + path)
}

/** Without its query. WebKit's page knows it once it is asked, and Firefox's never answers while it is being left. */
async function addressOf(page: Page): Promise<string> {
  const asked = page.evaluate(() => location.href).catch(() => page.url())
  const known = setTimeout(1000).then(() => page.url())
  const { origin, pathname } = new URL(await Promise.race([asked, known]))
  return origin + pathname
}
