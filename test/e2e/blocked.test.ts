/** A page that was told to leave and stays. That its CSP forbids the form itself, csp.test.ts shows in Chromium. */
import { afterEach, describe, expect, it } from 'vitest'
import { applicationPages } from '../browser/application.ts'
import {
  applicationReady,
  completeSignOff,
  outcomeOf,
  sessionAlive,
  signOffAndReturn,
  signOffWatched,
  startSignOff,
} from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { BROWSER, BROWSERS, HOST, isChromium, REGIONAL } from './world.ts'

const BLOCKED = {
  status: 'rejected',
  error: { name: 'SignOffError', code: 'NAVIGATION_BLOCKED', problems: [] },
}
const HALF_LISTED = { 'Content-Security-Policy': `form-action https://${HOST}` }
const FORBIDDEN = { 'Content-Security-Policy': "form-action 'none'" }
const REPORTED = { 'Content-Security-Policy-Report-Only': "form-action 'none'" }

describe.each(BROWSERS)('signOff in %s', (browser) => {
  const world = useWorld({ browser })
  const serve = (headers = {}) => Object.assign(world.site.files, applicationPages(REGIONAL, headers))
  afterEach(() => serve())

  async function staysAndRetries(isSessionAlive: boolean): Promise<void> {
    const { page } = world
    const outcome = await outcomeOf(page)
    expect(outcome).toMatchObject(BLOCKED)
    expect(outcome).toMatchObject({ error: { message: expect.stringContaining('its CSP forbids the form') } })
    expect(await page.evaluate(() => window.app.isSigningOff())).toBe(false)
    expect(await sessionAlive(page)).toBe(isSessionAlive)
    await signOffAndReturn(page, { method: 'GET' })
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  }

  it('says so where a CSP forbids the form, and can be called again', async () => {
    serve(FORBIDDEN)
    await signOn(world.page)
    await startSignOff(world.page, { method: 'POST' })
    await staysAndRetries(true)
  })

  it('stays, but in Firefox, where a CSP allows PingOne, but not where it redirects to', async () => {
    const { page } = world
    serve(HALF_LISTED)
    await signOn(page)
    await startSignOff(page, { method: 'POST' })
    if (browser !== 'firefox') return staysAndRetries(false)
    await page.waitForURL((url) => url.pathname === '/signed-off')
    await applicationReady(page)
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  })

  it('leaves by POST where a policy is only reported', async () => {
    const { page } = world
    serve(REPORTED)
    await signOn(page)
    expect(await signOffWatched(page, { method: 'POST' })).toEqual({ isSigningOff: true, outcome: 'pending' })
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  })
})

// Which only Chromium's debugger can do.
describe.skipIf(!isChromium(BROWSER))('signOff when Stop is pressed', () => {
  const world = useWorld()

  /** PingOne takes its time, and never sees a sign-off that was stopped meanwhile. */
  function hang(): Promise<void> {
    return new Promise((reached) => {
      world.pingOne.intercept(async ({ url = '', socket }) => {
        if (!url.includes('/as/signoff')) return false
        reached()
        await new Promise((resolve) => socket.once('close', resolve))
        return true
      })
    })
  }

  it.each(['GET', 'POST'] as const)('says so at once, by %s, and can be called again', async (method) => {
    const { page } = world
    await signOn(page)
    const reached = hang()
    await startSignOff(page, { method })
    await reached
    const session = await page.context().newCDPSession(page)
    await session.send('Page.stopLoading')
    const outcome = await outcomeOf(page)
    expect(outcome).toMatchObject(BLOCKED)
    expect(outcome).toMatchObject({
      error: { message: expect.stringContaining('the user chose to stay, or pressed Stop') },
    })
    expect(await page.evaluate(() => window.app.isSigningOff())).toBe(false)
    expect(await sessionAlive(page)).toBe(true)
    world.pingOne.intercept(undefined)
    await signOffAndReturn(page, { method })
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  })
})
