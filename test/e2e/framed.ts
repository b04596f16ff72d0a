/** A page that frames one of the application's, and what is done in it. */
import type { Frame, Page } from 'playwright'
import type { isSigningOff, SignOffOptions, SignOffResult, signOff } from '../../src/index.ts'
import type { Site } from '../browser/site.ts'
import { ORIGIN } from './world.ts'

declare global {
  interface Window {
    widget: {
      signOff: typeof signOff
      isSigningOff: typeof isSigningOff
      /** That the session was cleared, and how the promise settled. */
      seen: Seen[]
    }
  }
}

type Seen = 'cleared' | { code: string; option: string; isSigningOff: boolean } | SignOffResult

/** No OpenID Connect client: below another site Chromium forbids it the storage. */
const WIDGET = `<!doctype html><title>Widget</title><link rel="icon" href="data:,"><body></body>
<script type="module">
  import { isSigningOff, signOff } from '/pingone-signoff.min.js'
  window.widget = { signOff, isSigningOff, seen: [] }
</script>`

const PORTAL = `<!doctype html><title>Portal</title><link rel="icon" href="data:,"><iframe src="${ORIGIN}/widget"></iframe>`

export function servePortal({ files }: Site): void {
  Object.assign(files, { '/widget': { body: WIDGET }, '/portal': { body: PORTAL } })
}

/** Opens the page of this origin that frames the application's, in the place of what was open. */
export async function openFramed(page: Page, origin: string): Promise<Frame> {
  await page.goto(`${origin}/portal`)
  const frame = page.frames().find((candidate) => candidate.parentFrame())
  if (!frame) throw new Error('The page has no frame')
  await frame.waitForFunction(() => window.widget)
  return frame
}

/** Signs off by a button's click, since Chromium lets no frame of another site lead the top window elsewhere without one. */
export async function clickSignOff(frame: Frame, options: SignOffOptions): Promise<void> {
  await frame.evaluate((options) => {
    const { widget } = window
    const clearSession = () => void widget.seen.push('cleared')
    const button = document.body.appendChild(document.createElement('button'))
    button.onclick = () =>
      widget.signOff({ ...options, clearSession }).then(
        (result) => widget.seen.push(result),
        ({ code, option }) => widget.seen.push({ code, option, isSigningOff: widget.isSigningOff() }),
      )
  }, options)
  // In Firefox, playwright's mouse does not reach a frame of another site; nor does that browser ask for a click.
  const isFirefox = frame.page().context().browser()?.browserType().name() === 'firefox'
  if (isFirefox)
    await frame.evaluate(() => void setTimeout(() => document.querySelector('button')?.click(), 0))
  else await frame.locator('button').click({ noWaitAfter: true })
}

/** What the frame has seen, once the promise has settled. */
export async function settledIn(frame: Frame): Promise<Seen[]> {
  await frame.waitForFunction(() => window.widget.seen.some((seen) => seen !== 'cleared'))
  return frame.evaluate(() => window.widget.seen)
}
