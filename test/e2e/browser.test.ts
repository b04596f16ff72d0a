/** What the other tests take for granted about the browsers; a browser that changes its mind fails here first. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSER_NAMES, type BrowserName, findBrowser } from '../browser/executable.ts'
import { goBack } from '../browser/go-back.ts'
import { type LaunchBrowserOptions, launchBrowser } from '../browser/launch.ts'
import { type Site, startSite } from '../browser/site.ts'
import { isOfThisRun } from './world.ts'

const COOKIES = ['None=1; SameSite=None', 'Lax=1; SameSite=Lax', 'Unspecified=1'].map(
  (cookie) => `${cookie}; Path=/; Secure; HttpOnly`,
)
const CORS = {
  'Access-Control-Allow-Origin': 'https://shop.example.net',
  'Access-Control-Allow-Credentials': 'true',
}
const page = { body: '<!doctype html><title>Page</title><link rel="icon" href="data:,"><body></body>' }

let site: Site
beforeAll(async () => {
  const files = {
    '/': page,
    '/other': page,
    '/set': { ...page, headers: { 'Set-Cookie': COOKIES } },
    '/fetched': { ...page, headers: CORS },
  }
  site = await startSite({ hosts: ['auth.pingone.eu', 'shop.example.net'], files })
})
afterAll(() => site.close())

function launch(options: Omit<LaunchBrowserOptions, 'hosts'>): Promise<Browser> {
  return launchBrowser({
    ...options,
    hosts: { 'auth.pingone.eu': site.port, 'shop.example.net': site.port },
  })
}

// A page of another site, just after auth.pingone.eu set its cookies.
async function crossSitePage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await page.goto('https://auth.pingone.eu/set')
  await page.goto('https://shop.example.net/')
  return page
}

function cookiesSent(method: string, url: string): string[] {
  const last = site.requests.filter((request) => request.method === method && request.url === url).at(-1)
  return (last?.headers.cookie ?? '')
    .split('; ')
    .flatMap((cookie) => cookie.split('=', 1))
    .sort()
}

async function post(page: Page): Promise<void> {
  await page.evaluate(() => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'POST', action: 'https://auth.pingone.eu/other' })
    document.body.append(form)
    form.submit()
  })
  await page.waitForURL('https://auth.pingone.eu/other')
}

function fetchWithCookies(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await fetch('https://auth.pingone.eu/fetched', { credentials: 'include' })
  })
}

interface Expected {
  post: string[]
  fetch: string[]
  backForwardCache: boolean
}

const EXPECTED: Record<BrowserName, Expected> = {
  chromium: { post: ['None'], fetch: [''], backForwardCache: true },
  'chromium-headless-shell': { post: ['None'], fetch: ['None'], backForwardCache: false },
  firefox: { post: ['None', 'Unspecified'], fetch: [''], backForwardCache: true },
  webkit: { post: ['None', 'Unspecified'], fetch: [''], backForwardCache: true },
}

// The other tests need Chromium only: the rest is skipped, visibly, where it is not installed.
function isSkipped(name: BrowserName): boolean {
  return name !== 'chromium' && !findBrowser(name)
}

for (const name of BROWSER_NAMES.filter(isOfThisRun)) {
  describe.skipIf(isSkipped(name))(name, () => testBrowser(name, EXPECTED[name]))
}

function testBrowser(name: BrowserName, expected: Expected): void {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch({ name })
  })
  afterAll(() => browser.close())

  it('sends the cookies of old sessions, and no others, on a cross-site navigation', async () => {
    const page = await crossSitePage(browser)
    await post(page)
    await page.goto('https://shop.example.net/')
    await page.evaluate(() => location.assign('https://auth.pingone.eu/other'))
    await page.waitForURL('https://auth.pingone.eu/other')
    expect([cookiesSent('POST', '/other'), cookiesSent('GET', '/other')]).toEqual([
      expected.post,
      ['Lax', 'None', 'Unspecified'],
    ])
  })

  it('treats the cookies of a cross-site fetch as usual', async () => {
    await fetchWithCookies(await crossSitePage(browser))
    expect(cookiesSent('GET', '/fetched')).toEqual(expected.fetch)
  })

  // A browser may drop a kept page at any time.
  it('restores a page from the back/forward cache where it has one', { retry: 2 }, async () => {
    const page = await crossSitePage(browser)
    await page.evaluate(() => void Object.assign(window, { alive: true }))
    await page.goto('https://auth.pingone.eu/other')
    await goBack(page, 'https://shop.example.net/')
    expect(await page.evaluate(() => 'alive' in window)).toBe(expected.backForwardCache)
  })

  it('reaches no other host', async () => {
    const page = await crossSitePage(browser)
    await expect(page.goto('https://example.org/')).rejects.toThrow()
    await expect(page.goto('https://shop.example.net:8443/')).rejects.toThrow()
  })
}

const NEEDED = [
  ['chromium', 'chromium-headless-shell'],
  ['firefox', 'firefox'],
  ['webkit', 'webkit'],
] as const

it.for(NEEDED.filter(([name]) => isOfThisRun(name)))(
  'lets third-party cookies be allowed in %s',
  async ([name, needed], { skip }) => {
    skip(isSkipped(needed))
    const browser = await launch({ name, thirdPartyCookies: 'allowed' })
    await fetchWithCookies(await crossSitePage(browser))
    await browser.close()
    expect(cookiesSent('GET', '/fetched')).toContain('None')
  },
)
