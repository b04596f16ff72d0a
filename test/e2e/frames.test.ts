/** Pages that frame the application: in them PingOne's cookie is third-party, and its pages refuse to be shown. */
import { beforeAll, describe, expect, it } from 'vitest'
import { clickSignOff, openFramed, servePortal, settledIn } from './framed.ts'
import { applicationReady, completeSignOff, sessionAlive } from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { BROWSER, BROWSERS_AS_SHIPPED, ORIGIN, PORTAL, REGIONAL } from './world.ts'

const OWN = ORIGIN

// WebDriver sees no frames.
describe.skipIf(BROWSER === 'webkit').each(BROWSERS_AS_SHIPPED)('signOff in a frame, in %s', (browser) => {
  const world = useWorld({ browser })
  beforeAll(() => servePortal(world.site))

  async function signOnOptions() {
    const idToken = await signOn(world.page)
    const { authPath, envID } = REGIONAL
    return { authPath, envID, idToken, postLogoutRedirectUri: `${ORIGIN}/signed-off` }
  }

  it.each([OWN, PORTAL])('refuses a redirect below a page of %s, and clears nothing', async (origin) => {
    const { page } = world
    const options = await signOnOptions()
    const frame = await openFramed(page, origin)
    await clickSignOff(frame, options)
    expect(await settledIn(frame)).toEqual([{ code: 'FRAMED_REDIRECT', option: 'mode', isSigningOff: false }])
    expect(await sessionAlive(page)).toBe(true)
  })

  it.each([
    [OWN, 'GET'],
    [OWN, 'POST'],
    [PORTAL, 'GET'],
    [PORTAL, 'POST'],
  ] as const)('leaves by the top window below a page of %s, by %s', async (origin, method) => {
    const { page } = world
    const options = await signOnOptions()
    await clickSignOff(await openFramed(page, origin), { ...options, navigate: 'top', method })
    await page.waitForURL((url) => url.origin + url.pathname === `${ORIGIN}/signed-off`)
    await applicationReady(page)
    // Where third-party cookies are blocked, the storage of a frame below another site is one of its own.
    expect((await completeSignOff(page)).status).toBe(origin === OWN ? 'verified' : 'unknown')
    expect(await sessionAlive(page)).toBe(false)
  })
})
