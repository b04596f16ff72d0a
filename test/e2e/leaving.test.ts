/** From the click to the redirect: nothing else goes out, and nothing of the application's gets in between. */
import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { SignOffOptions } from '../../src/index.ts'
import { applicationReady, completeSignOff, sessionAlive, signOffAndReturn } from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { BROWSER, HOST, ORIGIN, REGIONAL } from './world.ts'

const world = useWorld()

/** A long way to PingOne's sign-off: a request that is cancelled meanwhile never arrives. */
function slowDown(): void {
  world.pingOne.intercept(async ({ url = '', socket }: IncomingMessage) => {
    if (!url.includes('signoff')) return false
    await new Promise((resolve) => setTimeout(resolve, 700))
    return socket.destroyed
  })
}

/** All requests of the page, as its browser tells. */
function recordRequestsTold(): string[] {
  const seen: string[] = []
  world.page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    seen.push(`${request.method()} ${origin}${pathname}`)
  })
  return seen
}

async function openApplication(): Promise<void> {
  await world.page.goto(`${ORIGIN}/`)
  await applicationReady(world.page)
}

describe('a route guard that signs on as soon as nobody is signed on', () => {
  /** Signs off; the guard runs when the user is removed, again and again, as long as the page lives. */
  async function signOffGuarded(asks: boolean): Promise<void> {
    await world.page.evaluate((asks) => {
      const guard = async () => {
        const isFree = (await window.app.user()) === null && !(asks && window.app.isSigningOff())
        if (isFree) window.app.signOn()
        else setTimeout(guard, 20)
      }
      guard()
      window.app.signOff()
    }, asks)
  }

  it('does not cancel the sign-off where it asks isSigningOff', async () => {
    const { page } = world
    await signOn(page)
    slowDown()
    await signOffGuarded(true)
    await page.waitForURL((url) => url.pathname === '/signed-off')
    await applicationReady(page)
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  })

  it('cancels it where it does not ask: the user is signed on again', async () => {
    const { page } = world
    await signOn(page)
    slowDown()
    const callbacks = () => world.site.requests.filter(({ url }) => url.startsWith('/callback?')).length
    const before = callbacks()
    await signOffGuarded(false)
    // The page itself shows its callback for a moment only.
    await expect.poll(callbacks, { timeout: 30_000 }).toBe(before + 1)
    await page.waitForURL(`${ORIGIN}/`)
    await applicationReady(page)
    await page.waitForFunction(async () => (await window.app.user()) !== null)
    expect(await sessionAlive(page)).toBe(true)
  })
})

describe('signOff', () => {
  it.each(['GET', 'POST'] as const)('makes one request of a double click, by %s', async (method) => {
    const { page } = world
    await openApplication()
    slowDown()
    const before = world.pingOne.requests.length
    const { authPath, envID } = REGIONAL
    await page.evaluate(
      (options) => {
        const button = document.body.appendChild(document.createElement('button'))
        const promises = new Set<unknown>()
        button.addEventListener('click', () => {
          promises.add(window.app.sdk.signOff(options))
          sessionStorage.setItem('promises', `${promises.size}`)
          sessionStorage.setItem('clicks', `${Number(sessionStorage.getItem('clicks')) + 1}`)
        })
      },
      { authPath, envID, postLogoutRedirectUri: `${ORIGIN}/signed-off`, method },
    )
    await page.getByRole('button').dblclick()
    await page.waitForURL((url) => url.pathname === '/signed-off')
    await applicationReady(page)
    const counts = () => [sessionStorage.getItem('clicks'), sessionStorage.getItem('promises')]
    expect(await page.evaluate(counts)).toEqual(['2', '1'])
    expect(world.pingOne.requests.slice(before).map(({ method }) => method)).toEqual([method])
  })

  it.each<[string, Partial<SignOffOptions>, string[]]>([
    ['nothing', {}, []],
    ['nothing by POST', { method: 'POST' }, []],
    ['the revocations alone', { revoke: { accessToken: 'one', refreshToken: 'two' } }, ['revoke', 'revoke']],
  ])('sends %s between the click and the redirect', async (_, options, revocations) => {
    const { page } = world
    const idToken = await signOn(page)
    const before = [world.pingOne.requests.length, world.site.requests.length]
    const told = recordRequestsTold()
    await signOffAndReturn(page, { idToken, clientId: REGIONAL.clientId, ...options })
    const last = `${options.method ?? 'GET'} ${REGIONAL.issuer}/signoff`
    const expected = [...revocations.map((path) => `POST ${REGIONAL.issuer}/${path}`), last]
    const atPingOne = world.pingOne.requests.slice(before[0])
    // WebDriver tells of none.
    if (BROWSER !== 'webkit')
      expect(told.slice(0, expected.length + 1)).toEqual([...expected, `GET ${ORIGIN}/signed-off`])
    expect(atPingOne.map(({ method, url }) => `${method} https://${HOST}${url.replace(/\?.*/, '')}`)).toEqual(
      expected,
    )
    expect(world.site.requests[before[1] ?? 0]?.url).toMatch(/^\/signed-off/)
  })
})
