import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { SignOffOptions } from '../../src/index.ts'
import {
  applicationReady,
  completeSignOff,
  outcomeOf,
  recordRequests,
  sessionAlive,
  signOffAndReturn,
  startSignOff,
} from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { BROWSER, isChromium, ORIGIN, REGIONAL } from './world.ts'

const world = useWorld()

// Only Chromium can be taken off the network.
describe.skipIf(!isChromium(BROWSER))('signOff without a network', () => {
  it('leaves for an error page, which sends the sign-off when it is reloaded', async () => {
    const { page } = world
    await signOn(page)
    await page.context().setOffline(true)
    await startSignOff(page)
    await expect(page.waitForURL('**/signed-off')).rejects.toThrow('net::ERR_INTERNET_DISCONNECTED')
    expect(await sessionAlive(page)).toBe(true)
    await page.context().setOffline(false)
    // Chromium's error page may reload itself when the network is back, which stops this one.
    await page.reload().catch(() => {})
    await page.waitForURL((url) => url.pathname === '/signed-off')
    await applicationReady(page)
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  })

  it('rejects a fetch, and can be called again', async () => {
    const { page } = world
    await signOn(page)
    await page.context().setOffline(true)
    await startSignOff(page, { mode: 'fetch' })
    expect(await outcomeOf(page)).toMatchObject({ status: 'rejected', error: { code: 'REQUEST_FAILED' } })
    expect(await page.evaluate(() => window.app.isSigningOff())).toBe(false)
    await page.context().setOffline(false)
    await signOffAndReturn(page)
    expect(await sessionAlive(page)).toBe(false)
  })
})

describe('signOff with a signal', () => {
  type Moment = 'before the call' | 'in the same turn' | 'while it cleans up'

  /** Signs off with all there is to do, aborted at this moment, and tells what was done. */
  function signOffAborted(page: Page, options: Partial<SignOffOptions>, moment: Moment) {
    return page.evaluate(
      async ([options, moment]) => {
        const controller = new AbortController()
        let abortedAt = 0
        const abort = () => {
          abortedAt = performance.now()
          controller.abort({ because: 'the user thought better of it' })
        }
        let isCleared = false
        const clearSession = () => {
          isCleared = true
          return new Promise<void>(() => {})
        }
        if (moment === 'before the call') abort()
        const { signal } = controller
        const { sdk, isSigningOff } = window.app
        const promise = sdk.signOff({ authPath: '', ...options, clearSession, signal })
        const isUnderWay = isSigningOff()
        if (moment === 'in the same turn') abort()
        if (moment === 'while it cleans up') setTimeout(abort, 200)
        const reason = await promise.catch((error: unknown) => error)
        // Less than what clearSession is given.
        const isPrompt = performance.now() - abortedAt < 1500
        return {
          reason,
          isPrompt,
          isCleared,
          isUnderWay,
          isSigningOff: isSigningOff(),
          kept: { ...sessionStorage },
        }
      },
      [options, moment] as const,
    )
  }

  it.each<[Moment, 'redirect' | 'fetch', boolean, boolean]>([
    ['before the call', 'redirect', false, false],
    ['before the call', 'fetch', false, false],
    ['in the same turn', 'redirect', true, false],
    ['in the same turn', 'fetch', true, false],
    ['while it cleans up', 'redirect', true, true],
    ['while it cleans up', 'fetch', true, true],
  ])(
    'aborted %s, in mode %s, sends nothing and can be called again',
    async (moment, mode, isUnderWay, isCleared) => {
      const { page } = world
      await page.goto(`${ORIGIN}/`)
      await applicationReady(page)
      const requests = recordRequests(world)
      const { authPath, envID, clientId } = REGIONAL
      const postLogoutRedirectUri = `${ORIGIN}/signed-off`
      const seen = await signOffAborted(
        page,
        { authPath, envID, clientId, postLogoutRedirectUri, mode },
        moment,
      )
      const reason = { because: 'the user thought better of it' }
      expect(seen).toEqual({ reason, isPrompt: true, isCleared, isUnderWay, isSigningOff: false, kept: {} })
      expect(requests()).toEqual([])
      await signOffAndReturn(page)
      expect((await completeSignOff(page)).status).toBe('verified')
    },
  )
})
