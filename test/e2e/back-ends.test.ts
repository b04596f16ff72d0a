/** The examples with back ends, as a person meets them, in the browsers that treat redirects and cookies differently. */
import { type APIRequestContext, type Browser, type BrowserContext, type Page, request } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { USER } from '../../examples/express/provider.ts'
import { startExpress } from '../../examples/express/server.ts'
import { startFastify } from '../../examples/fastify/server.ts'
import { startHono } from '../../examples/hono/server.ts'
import { LAUNCHES } from './back-end-browser.ts'
import { type BackEndWorld, startBackEnd } from './back-end-world.ts'

const BACK_ENDS = { Express: startExpress, Fastify: startFastify, Hono: startHono } as const

describe.each(Object.entries(LAUNCHES))('in %s', (_, launch) => {
  const browser = useBrowser(launch)

  describe.each(Object.entries(BACK_ENDS))('%s', (_, start) => {
    const world = useBackEnd(start)

    it('signs off at PingOne and in the session, and verifies the return', async () => {
      const page = await signOn(browser(), world())
      const before = await page.context().storageState()
      await page.getByRole('button', { name: 'Sign off' }).click()
      await expectSignedOff(page, world(), before)
      await page.reload()
      expect(await heading(page)).toBe('Not a sign-off of this browser: unknown')
    })

    it('signs nobody off for a page from elsewhere', async () => {
      const page = await signOn(browser(), world())
      const { settings } = world()
      await page.goto(`${settings.authPath}/${settings.envID}/signon/`)
      const answer = page.waitForResponse(`${settings.origin}/sign-off`)
      const arrival = page.waitForEvent('framenavigated')
      await page.evaluate(postForm, `${settings.origin}/sign-off`)
      expect((await answer).status()).toBe(403)
      await arrival
      expect(await probe(page.context().request, world())).toBe('signed on')
      await page.goto(settings.origin)
      expect(await heading(page)).toBe('Ann Example is signed on')
    })
  })

  describe('a single-page application in front of Express', () => {
    const world = useBackEnd(startExpress)

    it('signs off through the JSON answer', async () => {
      const page = await signOn(browser(), world())
      const before = await page.context().storageState()
      await page.goto(`${world().settings.origin}/spa/`)
      await page.getByRole('heading', { name: 'Ann Example is signed on' }).waitFor()
      const answer = page.waitForResponse(`${world().settings.origin}/sign-off`)
      await page.getByRole('button', { name: 'Sign off' }).click()
      expect((await answer).headers()['content-type']).toBe('application/json')
      await expectSignedOff(page, world(), before)
    })
  })
})

function useBackEnd(start: Parameters<typeof startBackEnd>[0]): () => BackEndWorld {
  let world: BackEndWorld
  beforeAll(async () => {
    world = await startBackEnd(start)
  })
  afterAll(() => world?.close())
  return () => world
}

function useBrowser(launch: () => Promise<Browser>): () => Browser {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())
  return () => browser
}

/** In a context of its own. */
async function signOn(browser: Browser, { settings }: BackEndWorld): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(settings.origin)
  await page.getByRole('link', { name: 'Sign on' }).click()
  await page.getByLabel('User name').fill(USER.username)
  await page.getByLabel('Password').fill(USER.password)
  await page.getByRole('button', { name: 'Sign on' }).click()
  await page.getByRole('heading', { name: 'Ann Example is signed on' }).waitFor()
  return page
}

type Storage = Awaited<ReturnType<BrowserContext['storageState']>>

/** Neither the browser's cookies nor those it had before open anything, at PingOne or at the application. */
async function expectSignedOff(page: Page, world: BackEndWorld, before: Storage): Promise<void> {
  await page.waitForURL(/\/signed-off\?state=/)
  expect(await heading(page)).toBe('You are signed off')
  expect(await hintOf(world)).toMatch(/^eyJ/)
  const copy = await request.newContext({ storageState: before })
  for (const client of [page.context().request, copy]) {
    expect(await probe(client, world)).toBe('login_required')
    expect(await (await client.get(world.settings.origin)).text()).toContain('Nobody is signed on</h1>')
  }
  await copy.dispose()
  expect((await page.context().cookies(world.settings.origin)).map(({ name }) => name)).toEqual([])
}

async function hintOf({ pingOne, settings }: BackEndWorld): Promise<string> {
  const sent = pingOne.requests.filter(({ url }) => url.startsWith(`/${settings.envID}/as/signoff`)).at(-1)
  return new URL(sent?.url ?? '', settings.authPath).searchParams.get('id_token_hint') ?? ''
}

/** Asks PingOne with `prompt=none` (OpenID Connect Core, section 3.1.2.1) and the cookies of a browser, without it. */
async function probe(client: APIRequestContext, { settings }: BackEndWorld): Promise<string> {
  const parameters = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: `${settings.origin}/probe`,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
    // Nobody redeems the code: any challenge will do.
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  const url = `${settings.authPath}/${settings.envID}/as/authorize?${parameters}`
  const answer = await client.get(url, { maxRedirects: 0 })
  const { searchParams } = new URL(answer.headers().location ?? '', url)
  return searchParams.has('code') ? 'signed on' : (searchParams.get('error') ?? 'neither code nor error')
}

function heading(page: Page): Promise<string> {
  return page.getByRole('heading').innerText()
}

function postForm(action: string): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action })
  document.documentElement.append(form)
  form.submit()
}
