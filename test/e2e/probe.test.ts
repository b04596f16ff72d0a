/** The question to PingOne beside a login library, whose callback may be the landing page of the probe. */
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { applicationReady, sessionAlive, signOffAndReturn } from './session.ts'
import { signOn, signOnByHand } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { ORIGIN, REGIONAL } from './world.ts'

const CALLBACK = `${ORIGIN}/callback`

const world = useWorld()

/** Asks from wherever the page is, and waits for the answer on the library's own callback. */
async function ask(page: Page): Promise<unknown> {
  const { authPath, envID, clientId } = REGIONAL
  await page.evaluate(() => void Object.assign(window, { hasToLeave: true }))
  await page.evaluate(
    (options) => {
      window.app.sdk.probeSession(options)
    },
    { authPath, envID, clientId, redirectUri: CALLBACK, appState: 'asked' },
  )
  await page.waitForFunction(() => window.app?.ready && !('hasToLeave' in window))
  return page.evaluate(() => window.app.probed)
}

const userOf = (page: Page) => page.evaluate(async () => (await window.app.user())?.profile.sub)
/** What oidc-client-ts keeps of a sign-on that has not returned. */
const awaitedBy = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('oidc.')).length)

describe('completeProbe beside oidc-client-ts', () => {
  it('takes its answer before the library looks, which goes on as if there had been none', async () => {
    const { page } = world
    await signOn(page)
    const user = await userOf(page)
    const alive = await ask(page)
    expect({ alive, url: page.url(), user: await userOf(page) }).toEqual({
      alive: { status: 'alive', appState: 'asked' },
      url: CALLBACK,
      user,
    })
    await page.goto(`${ORIGIN}/`)
    await applicationReady(page)
    await signOffAndReturn(page)
    expect([await ask(page), await sessionAlive(page), await userOf(page)]).toEqual([
      { status: 'ended', appState: 'asked' },
      false,
      undefined,
    ])
  })

  it('leaves the library its own answer, and the tab its pending probe', async () => {
    const { page } = world
    await page.goto(`${ORIGIN}/`)
    await applicationReady(page)
    const pending = JSON.stringify([{ state: 'of-a-probe', issuer: REGIONAL.issuer, time: Date.now() }])
    await page.evaluate((text) => sessionStorage.setItem('pingone-signoff-probe', text), pending)
    await signOnByHand(page)
    const kept = await page.evaluate(() => sessionStorage.getItem('pingone-signoff-probe'))
    expect([typeof (await userOf(page)), kept, await awaitedBy(page)]).toEqual(['string', pending, 0])
  })
})
