/** Pages that frame the application: in them PingOne's cookie is third-party, and its pages refuse to be shown. */
import type { Frame } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { isSigningOff, SignOffOptions, signOff } from '../../src/index.ts'
import { applicationReady, completeSignOff, sessionAlive, signOn } from './session.ts'
import { useWorld } from './use-world.ts'
import { BROWSERS, ORIGIN, PORTAL, REGIONAL } from './world.ts'

declare global {
  interface Window {
    widget: { signOff: typeof signOff; isSigningOff: typeof isSigningOff; seen: unknown[] }
  }
}

/** No OpenID Connect client: below another site Chromium forbids it the storage. */
const WIDGET = `<!doctype html><title>Widget</title><body></body>
<script type="module">
  import { isSigningOff, signOff } from '/pingone-signoff.min.js'
  window.widget = { signOff, isSigningOff, seen: [] }
</script>`

const OWN = ORIGIN

// WebDriver sees no frames.
describe.each(BROWSERS.filter((browser) => browser !== 'webkit'))('signOff in a frame, in %s', (browser) => {
  const world = useWorld({ browser })

  /** Opens a page of this origin that frames one of the application's. Returns the frame. */
  async function openFramed(origin: string): Promise<Frame> {
    const { page, site } = world
    site.files['/widget'] = { body: WIDGET }
    site.files['/portal'] = {
      body: `<!doctype html><title>Portal</title><iframe src="${ORIGIN}/widget"></iframe>`,
    }
    await page.goto(`${origin}/portal`)
    const frame = page.frames().find((candidate) => candidate.parentFrame())
    if (!frame) throw new Error('The page has no frame')
    await frame.waitForFunction(() => window.widget)
    return frame
  }

  /** Clicks a button, since browsers let no frame of another site lead the top window elsewhere without. */
  async function click(frame: Frame, idToken: string, changes: Partial<SignOffOptions>): Promise<void> {
    const { authPath, envID } = REGIONAL
    const postLogoutRedirectUri = `${ORIGIN}/signed-off`
    await frame.evaluate(
      (options) => {
        const { widget } = window
        const clearSession = () => void widget.seen.push('cleared')
        const button = document.body.appendChild(document.createElement('button'))
        button.onclick = () =>
          void widget.signOff({ ...options, clearSession }).catch(({ code, option }) => {
            widget.seen.push(code, option, widget.isSigningOff())
          })
      },
      { authPath, envID, idToken, postLogoutRedirectUri, ...changes },
    )
    // In Firefox, playwright's mouse does not reach the frame of another site, nor is a user's hand asked for.
    if (browser === 'firefox')
      await frame.evaluate(() => void setTimeout(() => document.querySelector('button')?.click(), 0))
    else await frame.locator('button').click({ noWaitAfter: true })
  }

  it.each([OWN, PORTAL])('refuses a redirect below a page of %s, and clears nothing', async (origin) => {
    const { page } = world
    const idToken = await signOn(page)
    const frame = await openFramed(origin)
    await click(frame, idToken, {})
    await frame.waitForFunction(() => window.widget.seen.length > 0)
    expect(await frame.evaluate(() => window.widget.seen)).toEqual(['FRAMED_REDIRECT', 'mode', false])
    expect(await sessionAlive(page)).toBe(true)
  })

  it.each([
    [OWN, 'GET'],
    [OWN, 'POST'],
    [PORTAL, 'GET'],
    [PORTAL, 'POST'],
  ] as const)('leaves by the top window below a page of %s, by %s', async (origin, method) => {
    const { page } = world
    const idToken = await signOn(page)
    await click(await openFramed(origin), idToken, { navigate: 'top', method })
    await page.waitForURL((url) => url.origin + url.pathname === `${ORIGIN}/signed-off`)
    await applicationReady(page)
    // The storage of a frame below another site is not that of the page which comes back.
    expect((await completeSignOff(page)).status).toBe(origin === OWN ? 'verified' : 'unknown')
    expect(await sessionAlive(page)).toBe(false)
  })
})
