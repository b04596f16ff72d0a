/** What the routes show to people, where a policy, a frame or a router stands between them and PingOne. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequest } from '@remix-run/node-fetch-server'
import { createSignOffRoutes, type SignOffRoutes } from 'pingone-signoff/server'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { send } from '../../examples/express/send.ts'
import { launch } from './back-end-browser.ts'
import { BROWSERS } from './world.ts'

/** Helmet's, in what matters here. */
const POLICY = "default-src 'self'; form-action 'self'; frame-ancestors 'self'; script-src 'self'"
const FORM = '<form method="post" action="/sign-off"><button>Sign off</button></form>'
/** As routers do: what the answer shows is put into the page, and what it does not is asked for by GET. */
const ROUTER = `document.querySelector('form').onsubmit = async (event) => {
  event.preventDefault()
  const answer = await fetch('/sign-off', { method: 'POST', body: new FormData(event.target) })
  document.body.replaceWith(new DOMParser().parseFromString(await answer.text(), 'text/html').body)
}`
const GET_AFTER = `document.querySelector('form').onsubmit = async (event) => {
  event.preventDefault()
  await fetch('/sign-off', { method: 'POST' })
  location.href = '/sign-off'
}`
/** Of a router that takes all forms over, the button's of the answer too. */
const INTERCEPT = `const takeOver = async ({ destination, formData }) => {
  const answer = await fetch(destination.url, { method: 'POST', body: formData })
  document.body.replaceWith(new DOMParser().parseFromString(await answer.text(), 'text/html').body)
}
navigation.onnavigate = (event) => event.formData && event.intercept({ handler: () => takeOver(event) })`
const PAGES: Record<string, string> = {
  '/': FORM,
  '/framing': '<iframe src="/"></iframe>',
  '/router': `${FORM}<script src="/router.js"></script>`,
  '/get-after': `${FORM}<script src="/get-after.js"></script>`,
  '/intercept': `${FORM}<script src="/intercept.js"></script>`,
}
const SCRIPTS: Record<string, string> = {
  '/router.js': ROUTER,
  '/get-after.js': GET_AFTER,
  '/intercept.js': INTERCEPT,
}

describe.each(BROWSERS)('in %s', (name) => {
  let browser: Browser
  let application: Server
  let pingOne: Server
  let routes: SignOffRoutes
  let policy: 'own' | 'replaced' | 'added'
  let isGetRouted: boolean
  let cleared: number
  /** What PingOne was asked, … */
  let asked: string[]
  /** … and the route, by which methods. */
  let routed: string[]

  const originOf = (server: Server, host: string) =>
    `http://${host}:${(server.address() as AddressInfo).port}`

  async function signOff(request: IncomingMessage, response: ServerResponse): Promise<void> {
    routed.push(request.method ?? '')
    const answer = await routes.start(createRequest(request, response), {
      clearSession: () => void cleared++,
    })
    if (policy === 'replaced') answer.headers.set('content-security-policy', POLICY)
    if (policy === 'added') answer.headers.append('content-security-policy', POLICY)
    await send(response as Parameters<typeof send>[0], answer)
  }

  const serve: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://app')
    if (pathname === '/sign-off' && (request.method === 'POST' || isGetRouted)) {
      return void signOff(request, Object.assign(response, { status: statusOf }))
    }
    const type = pathname in SCRIPTS ? 'text/javascript' : 'text/html'
    const body = SCRIPTS[pathname] ?? PAGES[pathname]
    response.writeHead(body ? 200 : 404, { 'content-type': type, 'content-security-policy': POLICY })
    response.end(body)
  }

  beforeAll(async () => {
    browser = await launch(name)
    application = await listening(serve, '127.0.0.1')
    pingOne = await listening((request, response) => {
      if (request.url?.includes('/as/signoff')) asked.push(`${request.method} ${request.url}`)
      response.end('PingOne')
    }, 'localhost')
  })

  afterAll(async () => {
    await browser?.close()
    for (const server of [application, pingOne]) {
      server?.closeAllConnections()
      server?.close()
    }
  })

  beforeEach(() => {
    useRoutes('auto')
    policy = 'own'
    isGetRouted = true
    cleared = 0
    asked = []
    routed = []
  })

  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
  })

  function useRoutes(method: 'auto' | 'POST'): void {
    const authPath = originOf(pingOne, 'localhost')
    const postLogoutRedirectUri = `${originOf(application, '127.0.0.1')}/signed-off`
    const envID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
    routes = createSignOffRoutes({ authPath, envID, postLogoutRedirectUri, method })
  }

  async function press(path = '/'): Promise<Page> {
    const page = await (await browser.newContext()).newPage()
    await page.goto(originOf(application, '127.0.0.1') + path)
    const place = path === '/framing' ? page.frameLocator('iframe') : page
    await place.getByRole('button', { name: 'Sign off' }).click()
    return page
  }

  const left = (page: Page) => page.waitForURL(`${originOf(pingOne, 'localhost')}/**`)

  it.each<[typeof policy, 'auto' | 'POST', string]>([
    ['own', 'auto', 'GET'],
    ['own', 'POST', 'POST'],
    ['replaced', 'auto', 'GET'],
    // Without the hint, by the link that the page goes to.
    ['replaced', 'POST', 'GET'],
    ['added', 'POST', 'GET'],
  ])('leaves under a policy that is %s, method %s, by %s', async (given, method, expected) => {
    policy = given
    useRoutes(method)
    await left(await press())
    expect({ cleared, methods: asked.map((line) => line.replace(/ .*/, '')) }).toEqual({
      cleared: 1,
      methods: [expected],
    })
  })

  it.each(['auto', 'POST'] as const)(
    'leaves a frame by the button, and clears nothing before: %s',
    async (method) => {
      useRoutes(method)
      const page = await press('/framing')
      const button = page.frameLocator('iframe').getByRole('button', { name: 'Sign off' })
      await page.frameLocator('iframe').getByRole('heading', { name: 'One more step' }).waitFor()
      expect({ cleared, asked }).toEqual({ cleared: 0, asked: [] })
      await button.click()
      await left(page)
      expect({ cleared, count: asked.length }).toEqual({ cleared: 1, count: 1 })
    },
  )

  it.each<[string, 'auto' | 'POST']>([
    ['/router', 'auto'],
    ['/router', 'POST'],
    ['/get-after', 'auto'],
    ['/get-after', 'POST'],
  ])('leaves by itself after the script of %s was refused, method %s', async (path, method) => {
    useRoutes(method)
    await left(await press(path))
    expect({ cleared, count: asked.length }).toEqual({ cleared: 1, count: 1 })
  })

  it('leaves by the button where GET is not routed', async () => {
    isGetRouted = false
    const page = await press('/router')
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    expect(cleared).toBe(0)
    await page.getByRole('button', { name: 'Sign off' }).click()
    await left(page)
    expect({ cleared, count: asked.length }).toEqual({ cleared: 1, count: 1 })
  })

  it('presses itself once for a router that takes over its button, and leaves by the link in a tab of its own', async () => {
    const page = await press('/intercept')
    await expect.poll(() => routed).toEqual(['POST', 'GET', 'POST', 'GET'])
    expect(cleared).toBe(0)
    const opened = page.context().waitForEvent('page')
    await page.getByRole('link').click()
    const tab = await opened
    await tab.getByRole('button', { name: 'Sign off' }).click()
    await left(tab)
    expect({ cleared, count: asked.length }).toEqual({ cleared: 1, count: 1 })
    expect(routed).toEqual(['POST', 'GET', 'POST', 'GET', 'GET', 'POST'])
  })

  it('presses no button for a link alone, nor for one of another site after a script was refused', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${originOf(application, '127.0.0.1')}/sign-off`)
    await page.getByRole('heading', { name: 'Sign off?' }).waitFor()
    await page.goto(originOf(application, '127.0.0.1'))
    await page.evaluate("fetch('/sign-off', { method: 'POST' })")
    await page.goto(originOf(pingOne, 'localhost'))
    await page.evaluate(`location.href = '${originOf(application, '127.0.0.1')}/sign-off'`)
    await page.getByRole('heading', { name: 'Sign off?' }).waitFor()
    await page.waitForTimeout(300)
    expect({ url: new URL(page.url()).pathname, cleared }).toEqual({ url: '/sign-off', cleared: 0 })
  })
})

/** Express's, for a bare response. */
function statusOf(this: ServerResponse, status: number): ServerResponse {
  this.statusCode = status
  return this
}

async function listening(listener: RequestListener, host: string): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return server
}
