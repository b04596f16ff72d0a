/** Callers that nobody asked for, against the examples: whoever posts, either the browser leaves or nothing is cleared. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { USER } from '../../examples/express/provider.ts'
import { startExpress } from '../../examples/express/server.ts'
import { startFastify } from '../../examples/fastify/server.ts'
import { startHono } from '../../examples/hono/server.ts'
import { goBack } from '../browser/go-back.ts'
import { launch, PATIENT } from './back-end-browser.ts'
import { type BackEndWorld, startBackEnd } from './back-end-world.ts'
import { BROWSER } from './world.ts'

/** Scripts as pages have them, and the status that they are answered: all of them refused. */
const REFUSED: Record<string, readonly [script: string, status: number]> = {
  'XMLHttpRequest for HTML': [
    "const asked = new XMLHttpRequest(); asked.open('POST', '/sign-off'); asked.setRequestHeader('accept', 'text/html'); asked.send()",
    422,
  ],
  'XMLHttpRequest for a document': [
    "const asked = new XMLHttpRequest(); asked.open('POST', '/sign-off'); asked.responseType = 'document'; asked.send()",
    406,
  ],
  'Livewire-like': [
    "fetch('/sign-off', { method: 'POST', headers: { 'x-requested-with': 'XMLHttpRequest', 'x-livewire': '', 'content-type': 'application/json' }, body: '{}' })",
    406,
  ],
  PJAX: [
    "fetch('/sign-off?_pjax=%23main', { method: 'POST', headers: { 'x-pjax': 'true', 'x-requested-with': 'XMLHttpRequest', accept: 'text/html, */*; q=0.01' } })",
    422,
  ],
  'Datastar-like': [
    "fetch('/sign-off', { method: 'POST', headers: { 'datastar-request': 'true', accept: 'text/event-stream, text/html, application/json' } })",
    422,
  ],
  'fetch that follows no redirect': ["fetch('/sign-off', { method: 'POST', redirect: 'manual' })", 406],
  'fetch that reads no answer': [
    "fetch('/sign-off', { method: 'POST', mode: 'no-cors', keepalive: true })",
    406,
  ],
  'fetch within the origin': [
    "fetch('/sign-off', { method: 'POST', mode: 'same-origin', headers: { accept: 'text/html' } })",
    422,
  ],
  'a ping': [
    "const link = Object.assign(document.createElement('a'), { href: '#', ping: '/sign-off' }); document.body.append(link); link.click()",
    406,
  ],
  'a beacon of a form': ["navigator.sendBeacon('/sign-off', new FormData())", 406],
  'a form into a hidden frame': [
    "const frame = Object.assign(document.createElement('iframe'), { name: 'away', hidden: true }); document.body.append(frame); document.forms[0].target = 'away'; document.forms[0].submit()",
    200,
  ],
}

/** Without a browser: what it says of itself, and what it is answered. `SELF` stands for the application's origin. */
const PROGRAMS: [string, Record<string, string>, status: number, told: string][] = [
  ['a program that says nothing', {}, 403, '<button>Sign off</button>'],
  ['curl', { accept: '*/*' }, 403, '{"code":"FOREIGN_REQUEST",'],
  ['curl that claims the origin', { accept: '*/*', origin: 'SELF' }, 406, '{"code":"CANNOT_LEAVE",'],
  ['one of two origins', { accept: 'text/html', origin: 'SELF, https://evil.example' }, 403, '<button>'],
  ['one that takes no HTML', { accept: 'text/html;q=0', origin: 'SELF' }, 406, '{"code":"CANNOT_LEAVE",'],
  [
    'a script whose site does not fit its origin',
    { accept: 'text/html', origin: 'SELF', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    422,
    '<button>',
  ],
]

describe.each(Object.entries({ Express: startExpress, Fastify: startFastify, Hono: startHono }))(
  '%s',
  (_, start) => {
    let browser: Browser
    let world: BackEndWorld
    beforeAll(async () => {
      vi.spyOn(console, 'error').mockImplementation(() => {})
      ;[browser, world] = await Promise.all([launch(BROWSER), startBackEnd(start)])
    })
    afterAll(async () => {
      vi.restoreAllMocks()
      await Promise.all([browser?.close(), world?.close()])
    })

    /** In a context of its own, at the page with the button. */
    async function signOn(): Promise<Page> {
      await world.pingOne.reset()
      const page = await (await browser.newContext()).newPage()
      await page.goto(`${world.settings.origin}/sign-on`)
      await page.getByLabel('User name').fill(USER.username)
      await page.getByLabel('Password').fill(USER.password)
      await page.getByRole('button', { name: 'Sign on' }).click()
      await page.getByRole('button', { name: 'Sign off' }).waitFor()
      return page
    }

    it('clears nothing for whoever is refused', async () => {
      const page = await signOn()
      const statuses: Record<string, number> = {}
      // Firefox sends no pings, unless it is told to.
      const refused = Object.entries(REFUSED).filter(([name]) => BROWSER !== 'firefox' || name !== 'a ping')
      for (const [name, [script]] of refused) {
        await page.goto(world.settings.origin)
        const answer = page.waitForResponse((response) => response.request().method() === 'POST')
        await page.evaluate(`void (() => { ${script} })()`)
        statuses[name] = (await answer).status()
        expect([name, await isSignedOn(page, world)]).toEqual([name, true])
      }
      expect(statuses).toEqual(Object.fromEntries(refused.map(([name, [, status]]) => [name, status])))
      expect(world.pingOne.sessions().length).toBe(1)
    })

    it('tells programs that have the cookies of a session what to change, and clears nothing', async () => {
      const page = await signOn()
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
      for (const [name, headers, status, told] of PROGRAMS) {
        const answer = await post(world.settings.origin, { ...headers, cookie })
        expect([name, answer.status, answer.body]).toEqual([name, status, expect.stringContaining(told)])
        expect([name, await isSignedOn(page, world)]).toEqual([name, true])
      }
    })

    it('leaves for PingOne by a form with a file', async () => {
      const page = await signOn()
      await page.evaluate("document.forms[0].enctype = 'multipart/form-data'")
      await page.getByRole('button', { name: 'Sign off' }).click()
      await page.getByRole('heading', { name: 'You are signed off' }).waitFor()
      expect([await isSignedOn(page, world), world.pingOne.sessions()]).toEqual([false, []])
    })

    it('leaves by double clicks in two tabs at once, and again after the back button', async () => {
      const page = await signOn()
      const tab = await page.context().newPage()
      await tab.goto(world.settings.origin)
      await Promise.all([page, tab].map((each) => each.getByRole('button', { name: 'Sign off' }).dblclick()))
      for (const each of [page, tab])
        await each.getByRole('heading', { name: 'You are signed off' }).waitFor()
      await goBack(tab, `${world.settings.origin}/`)
      await tab.getByRole('button', { name: 'Sign off' }).click()
      await tab.getByRole('heading', { name: 'You are signed off' }).waitFor()
      expect([await isSignedOn(page, world), world.pingOne.sessions()]).toEqual([false, []])
    })
  },
)

/** By no browser: with these headers and no other. */
async function post(
  origin: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; body: string }> {
  const own = Object.entries(headers).map(([name, value]) => [name, value.replace('SELF', origin)])
  const sent = request(`${origin}/sign-off`, { method: 'POST', headers: Object.fromEntries(own) }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, body: await text(answer) }
}

/** By the cookies of the browser, without its pages. */
async function isSignedOn(page: Page, { settings }: BackEndWorld): Promise<boolean> {
  return (await (await page.request.get(settings.origin, PATIENT)).text()).includes(
    'Ann Example is signed on</h1>',
  )
}
