/** Real back navigations. That the browsers have a cache at all, browser.test.ts shows. */
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { goBack } from '../browser/go-back.ts'
import { listeningOf } from '../browser/listening.ts'
import { applicationReady, completeSignOff, sessionAlive, signOffAndReturn } from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { BROWSERS_AS_SHIPPED, isChromium, ORIGIN, REGIONAL } from './world.ts'

const HOME = `${ORIGIN}/`
const BACK_AFTER_SIGN_OFF = { reason: 'bfcache', issuer: REGIONAL.issuer }

/** A browser may drop a kept page at any time, for want of memory, say: seen once, in Firefox. Then nothing was tested. */
const NOT_KEPT = 'The browser did not keep the page'
const ONLY_IF_KEPT = { retry: { count: 2, condition: new RegExp(NOT_KEPT) } }

interface Restored {
  signedOff: unknown[]
  isSigningOff: boolean
  /** What became of a sign-off that was under way. */
  outcome: unknown
}

async function mark(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(window, { isMarked: true }))
}

/** Presses the back button, waits until the page has heard as often as it should, and then long enough to hear it again. */
async function comeBack(page: Page, times: number): Promise<Restored> {
  await goBack(page, HOME)
  if (!(await page.evaluate(() => 'isMarked' in window))) throw new Error(NOT_KEPT)
  await page.waitForFunction((times) => window.app.signedOff.length >= times, times)
  await page.waitForTimeout(300)
  return page.evaluate(() => ({
    signedOff: window.app.signedOff,
    isSigningOff: window.app.isSigningOff(),
    outcome: window.app.outcome ?? 'pending',
  }))
}

const QUIET: Restored = { signedOff: [], isSigningOff: false, outcome: 'pending' }

describe.each(BROWSERS_AS_SHIPPED)('onSignedOff in %s', ONLY_IF_KEPT, (browser) => {
  const world = useWorld({ browser })
  /** The others have no debugger to ask. */
  const listening = (page: Page) => (isChromium(browser) ? listeningOf(page) : undefined)

  it.each(['GET', 'POST'] as const)(
    'tells a page that comes back after its own sign-off by %s, once, and lets it sign off again',
    async (method) => {
      const { page } = world
      await signOn(page)
      await mark(page)
      const before = await listening(page)
      await signOffAndReturn(page, { method })
      expect(await comeBack(page, 1)).toEqual({ ...QUIET, signedOff: [BACK_AFTER_SIGN_OFF] })
      expect(await listening(page)).toEqual(before)
      await signOffAndReturn(page, { method })
      expect((await completeSignOff(page)).status).toBe('verified')
      expect(await sessionAlive(page)).toBe(false)
    },
  )

  it('tells a listener that came only while the page was leaving', async () => {
    const { page, pingOne } = world
    await signOn(page)
    await mark(page)
    pingOne.intercept(async ({ url = '' }) => {
      if (url.includes('/as/signoff')) await new Promise((resolve) => setTimeout(resolve, 1000))
      return false
    })
    await page.evaluate(() => {
      const { sdk, signedOff } = window.app
      setTimeout(() => sdk.onSignedOff((event) => signedOff.push(event)), 300)
    })
    await signOffAndReturn(page)
    const twice = [BACK_AFTER_SIGN_OFF, BACK_AFTER_SIGN_OFF]
    expect(await comeBack(page, 2)).toEqual({ ...QUIET, signedOff: twice })
  })

  it('tells a page of a sign-off that another tab made meanwhile, and says nothing of earlier ones', async () => {
    const { page } = world
    // First, since WebKit keeps few pages, and those that the other tab leaves count.
    const otherTab = await page.context().newPage()
    await signOn(otherTab)
    await page.goto(HOME)
    await applicationReady(page)
    await mark(page)
    await page.goto(`${ORIGIN}/probe`)
    await signOffAndReturn(otherTab)
    await otherTab.close()
    expect(await comeBack(page, 1)).toEqual({ ...QUIET, signedOff: [BACK_AFTER_SIGN_OFF] })
    await page.goto(`${ORIGIN}/probe`)
    expect(await comeBack(page, 1)).toEqual({ ...QUIET, signedOff: [BACK_AFTER_SIGN_OFF] })
  })

  it('says nothing to a page that comes back without any sign-off, and hears the other tabs again', async () => {
    const { page } = world
    await page.goto(HOME)
    await applicationReady(page)
    await mark(page)
    await page.goto(`${ORIGIN}/probe`)
    expect(await comeBack(page, 0)).toEqual(QUIET)
    const otherTab = await page.context().newPage()
    await otherTab.goto(HOME)
    await applicationReady(otherTab)
    await signOffAndReturn(otherTab)
    await page.waitForFunction(() => window.app.signedOff.length > 0)
    expect(await page.evaluate(() => window.app.signedOff)).toEqual([
      { reason: 'other-tab', issuer: REGIONAL.issuer },
    ])
  })
})
