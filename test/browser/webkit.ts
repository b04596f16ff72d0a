import type { Browser, BrowserContext } from 'playwright'
import type { LaunchBrowserOptions } from './launch.ts'
import { webKitContext } from './webkit-context.ts'
import { startDisplay } from './webkit-programs.ts'
import { startSession } from './webkit-session.ts'

export interface WebKitOptions {
  /** Debian's WebKitWebDriver. */
  driverPath: string
  proxyPort: number
  thirdPartyCookies: LaunchBrowserOptions['thirdPartyCookies']
}

/**
 * Starts WebKitGTK, which playwright cannot drive, behind those methods of playwright that the tests of all browsers use:
 * the very same tests run in it. Every context is a MiniBrowser of its own.
 *
 * Measured in WebKitGTK 2.50.6, cookies set together, by pages of another site:
 *
 *                                                    GET                      POST                fetch, iframe
 *   out of the box, at once and after 130 s          None, Lax, unspecified   None, unspecified   None, unspecified
 *   with --cookies-policy=no-third-party, at once    None, Lax, unspecified   None, unspecified   None, unspecified
 *   with --enable-itp, at once                       None, Lax, unspecified   None, unspecified   nothing
 *
 * So there is no two-minute rule: a cookie without SameSite is `None` at any age. Its own third-party rule is about
 * setting cookies, not about sending those that are there. Its back/forward cache is
 * shared by all windows, and small: a sign-on and a sign-off in another one drive a page out.
 */
export async function launchWebKitGtk(options: WebKitOptions): Promise<Browser> {
  const { at: display, stop } = await startDisplay()
  const { driverPath } = options
  const args = switchesOf(options)
  const contexts: BrowserContext[] = []
  const onDisconnected: (() => unknown)[] = [stop]
  const newContext = async () => {
    const context = webKitContext(await startSession({ driverPath, display, args }), browser)
    contexts.push(context)
    return context
  }
  const close = async () => {
    await Promise.all(contexts.map((context) => context.close()))
    for (const listener of onDisconnected) listener()
  }
  const on = (_: 'disconnected', listener: () => unknown) => onDisconnected.push(listener)
  const browser = { newContext, close, on } as unknown as Browser
  return browser
}

function switchesOf({ proxyPort, thirdPartyCookies }: WebKitOptions): string[] {
  // Safari has this on for everyone, WebKitGTK has not.
  const prevention = thirdPartyCookies === 'allowed' ? [] : ['--enable-itp']
  return [`--proxy=http://127.0.0.1:${proxyPort}`, ...prevention]
}
