/** The emulator's own page as people meet it, and what its faults do to pages. */
import { readFile } from 'node:fs/promises'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Site, startSite } from '../../examples/demo/site.ts'
import { type PingOne, startPingOne } from '../../src/emulator.ts'
import type * as sdk from '../../src/index.ts'
import { findBrowser } from '../browser/executable.ts'
import { signOn } from '../pingone/relying-party.ts'
import { createUserAgent } from '../pingone/user-agent.ts'

/** Nobody redeems the code: any will do. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const CLIENT_ID = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'
const PAGE = {
  type: 'text/html',
  body: '<!doctype html><html lang="en"><title>Application</title><script type="module">import * as sdk from "/sdk.js"; window.sdk = sdk</script></html>',
}

declare global {
  interface Window {
    sdk: typeof sdk
  }
}
const USER = { username: 'ann', password: 'correct horse' }

let pingOne: PingOne
let browser: Browser
let site: Site
let origin: string

beforeAll(async () => {
  site = await startSite(0)
  origin = `http://localhost:${site.port}`
  const sdk = await readFile(new URL('../../dist/cdn/pingone-signoff.min.js', import.meta.url))
  Object.assign(site.files, {
    '/sdk.js': { type: 'text/javascript', body: sdk },
    '/callback': PAGE,
    '/': PAGE,
  })
  pingOne = await startPingOne({
    environments: [
      {
        ...{ envID: ENV_ID, users: [USER] },
        applications: [
          {
            clientId: CLIENT_ID,
            redirectUris: [`${origin}/callback`],
            postLogoutRedirectUris: [`${origin}/`],
            corsOrigins: [origin],
          },
        ],
      },
    ],
  })
  const args = ['--no-sandbox', '--disable-gpu']
  browser = await chromium.launch({ ...findBrowser('chromium-headless-shell'), args })
})

afterEach(async () => {
  await pingOne.reset()
  await Promise.all(browser.contexts().map((context) => context.close()))
})

afterAll(async () => {
  await browser?.close()
  await Promise.all([pingOne?.close(), site?.close()])
})

async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(url)
  return page
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations, incomplete } = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), TAGS)
  return [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target}`),
  )
}

/** Signs on over HTTP, and hands the session's cookie to the page's browser. */
async function signOnFor(page: Page): Promise<string> {
  const { issuer } = pingOne.environments[0]
  const agent = createUserAgent(pingOne)
  const party = { issuer, clientId: CLIENT_ID, redirectUri: `${origin}/callback` }
  const { id_token } = await signOn(agent, party, USER)
  const cookies = agent.cookies(`${issuer}/signoff`).split('; ')
  const [, value = ''] = cookies.find((cookie) => cookie.startsWith('ST='))?.split('=') ?? []
  await page
    .context()
    .addCookies([{ name: 'ST', value, domain: 'localhost', path: `/${ENV_ID}`, sameSite: 'Lax' }])
  return id_token
}

/** What PingOne says of this browser's session, asked by a navigation of the whole page. */
async function askPingOne(page: Page): Promise<string> {
  const parameters = new URLSearchParams({
    ...{ client_id: CLIENT_ID, redirect_uri: `${origin}/callback`, response_type: 'code', scope: 'openid' },
    ...{ prompt: 'none', code_challenge: CHALLENGE, code_challenge_method: 'S256' },
  })
  await page.goto(`${pingOne.environments[0].issuer}/authorize?${parameters}`)
  const { searchParams } = new URL(page.url())
  return searchParams.has('code') ? 'alive' : (searchParams.get('error') ?? '')
}

function requestOf(idToken: string) {
  const [{ authPath, envID }] = pingOne.environments
  return { authPath, envID, idToken, clientId: CLIENT_ID, postLogoutRedirectUri: `${origin}/` }
}

describe('the status page', () => {
  const openStatus = (options = {}) => open(`http://localhost:${pingOne.port}/emulator/`, options)

  it.each(['light', 'dark'] as const)(
    'has no fault by axe-core, empty and full, in %s',
    async (colorScheme) => {
      const page = await openStatus({ colorScheme })
      expect(await page.getByText('Nobody is signed on.').isVisible()).toBe(true)
      expect(await findings(page)).toEqual([])
      const hint = await signOnFor(page)
      await createUserAgent(pingOne).send(
        `${pingOne.environments[0].issuer}/signoff?id_token_hint=${hint}&state=s`,
      )
      await page.reload()
      await page.locator('summary').first().click()
      expect(await findings(page)).toEqual([])
      await page.setViewportSize({ width: 390, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    },
  )

  it('tells who is signed on where, and what the token of the last request says', async () => {
    const page = await openStatus()
    const hint = await signOnFor(page)
    const { issuer } = pingOne.environments[0]
    await createUserAgent(pingOne).send(`${issuer}/signoff?id_token_hint=${hint}`)
    await page.getByRole('link', { name: 'Refresh' }).click()
    const [session] = pingOne.sessions()
    const row = page.getByRole('row', { name: /^ann/ })
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      CLIENT_ID,
      expect.stringMatching(/^\d\d:\d\d:\d\d UTC$/),
      session?.sid,
      ENV_ID,
    ])
    await page.locator('summary').first().click()
    const claims = JSON.parse(await page.locator('pre').first().innerText())
    expect(claims).toMatchObject({ iss: issuer, sub: 'ann', sid: session?.sid })
  })

  it('sets faults, and resets everything, by the keyboard alone', async () => {
    const page = await openStatus()
    await signOnFor(page)
    await page.getByLabel('slow').focus()
    await page.keyboard.type('7')
    // down, noCors, rejectSignOff, loseState, staySignedOn
    for (let stops = 0; stops < 5; stops += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect.poll(() => pingOne.faults).toEqual({ slow: 7, staySignedOn: true })
    expect(await page.getByLabel('staySignedOn').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Reset everything' }).press('Enter')
    await page.getByText('Nobody is signed on.').waitFor()
    expect([pingOne.faults, pingOne.sessions()]).toEqual([{}, []])
  })

  it('may not be framed, nor set, nor read by the page of the application under test', async () => {
    const page = await open(origin)
    const control = `http://localhost:${pingOne.port}/emulator/`
    const answers = await page.evaluate(async (control) => {
      const ask = (path: string, init: RequestInit) =>
        fetch(control + path, init).then(
          ({ type }) => type,
          () => 'refused',
        )
      return [
        await ask('sessions', {}),
        await ask('faults', { method: 'PUT', body: '{"down":true}' }),
        await ask('reset', { method: 'POST', mode: 'no-cors' }),
        await ask('faults', { method: 'POST', mode: 'no-cors', body: new URLSearchParams({ down: 'on' }) }),
      ]
    }, control)
    // An opaque answer is a 403 that the page may not look at.
    expect(answers).toEqual(['refused', 'refused', 'opaque', 'opaque'])
    expect(pingOne.faults).toEqual({})
    await page.setContent(`<iframe src="${control}"></iframe>`)
    await page.frameLocator('iframe').locator('body').waitFor()
    expect(await page.frameLocator('iframe').getByText('PingOne emulator').count()).toBe(0)
  })
})

describe('a fault, for a page', () => {
  it('noCors: the naive believe that the session lives, signOff says that it cannot know, and leaves', async () => {
    const page = await open(origin)
    const request = requestOf(await signOnFor(page))
    pingOne.faults = { noCors: true }
    const naive = await page.evaluate(
      ({ authPath, envID, idToken }) =>
        fetch(`${authPath}/${envID}/as/signoff?id_token_hint=${idToken}`, {
          credentials: 'include',
          redirect: 'manual',
        }).then(
          () => 'signed off',
          () => 'still signed on',
        ),
      request,
    )
    expect([naive, pingOne.sessions()]).toEqual(['still signed on', []])
    const again = requestOf(await signOnFor(page))
    const told = await page.evaluate(async (request) => {
      return window.sdk
        .signOff({ ...request, mode: 'fetch' })
        .catch(({ code, message }: Record<string, string>) => [code, message])
    }, again)
    expect(told).toEqual(['REQUEST_FAILED', expect.stringContaining('CORS')])
    await expectVerified(page, requestOf(await signOnFor(page)))
  })

  it('loseState: the naive take any arrival for a sign-off, completeSignOff does not', async () => {
    const page = await open(origin)
    pingOne.faults = { loseState: true }
    expect(await leaveAndReturn(page, requestOf(await signOnFor(page)))).toBe('missing')
    // What the naive look at is the same as ever.
    expect(page.url()).toBe(`${origin}/`)
  })

  it('staySignedOn: the return is verified, and PingOne, asked by prompt=none, says that the session lives', async () => {
    const page = await open(origin)
    const request = requestOf(await signOnFor(page))
    pingOne.faults = { staySignedOn: true }
    expect(await leaveAndReturn(page, request)).toBe('verified')
    expect([await askPingOne(page), pingOne.sessions().length]).toEqual(['alive', 1])
    pingOne.faults = {}
    await page.goto(origin)
    expect(await leaveAndReturn(page, request)).toBe('verified')
    expect([await askPingOne(page), pingOne.sessions().length]).toEqual(['login_required', 0])
  })
})

async function expectVerified(page: Page, request: ReturnType<typeof requestOf>): Promise<void> {
  expect(await leaveAndReturn(page, request)).toBe('verified')
  expect(pingOne.sessions()).toEqual([])
}

/** Signs off by the redirect. @returns what completeSignOff says of the way back */
async function leaveAndReturn(page: Page, request: ReturnType<typeof requestOf>): Promise<string> {
  const back = page.waitForEvent('load')
  await page.evaluate(async (request) => {
    window.sdk.signOff(request)
  }, request)
  await back
  return page.evaluate(async () => {
    return window.sdk.completeSignOff().status
  })
}
