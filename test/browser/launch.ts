import { type Browser, chromium, firefox, webkit } from 'playwright'
import { type BrowserName, findBrowser } from './executable.ts'
import { startProxy } from './proxy.ts'
import { launchWebKitGtk } from './webkit.ts'

export interface LaunchBrowserOptions {
  name: BrowserName
  /** Host name -> loopback port that answers for its https port. No other host can be reached. */
  hosts: Record<string, number>
  /** Default: what the browser does out of the box. `allowed` is the headless shell in Chromium, a preference in Firefox. */
  thirdPartyCookies?: 'blocked' | 'allowed' | undefined
}

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A service worker's script is fetched by no context, so that `ignoreHTTPSErrors` does not reach it.
  '--ignore-certificate-errors',
  /*
   * Makes every cookie an old one. Chromium sends a cookie without SameSite along with a cross-site top-level
   * POST for its first two minutes ("Lax+POST"), so that a test which signs off at once passes falsely. Measured in
   * Chromium 156, `chromium` and `chromium-headless-shell` alike, cookies set together:
   *
   *   cross-site top-level POST                                    sends
   *   at once                                                      None, unspecified
   *   after 125 s                                                  None
   *   at once, with this switch                                    None
   *   after 11 s, with --enable-features=ShortLaxAllowUnsafeThreshold   None
   *
   * A top-level GET sends None, Lax and unspecified in all four. Should a later Chromium drop the switch,
   * test/e2e/browser.test.ts fails.
   */
  '--enable-features=SameSiteDefaultChecksMethodRigorously',
]

/**
 * Starts a real browser for which the given host names, and no others, exist.
 *
 * Measured: Debian's `chromium` blocks third-party cookies in playwright's contexts, which are incognito ones; its
 * `chromium-headless-shell` allows them and has no back/forward cache. Firefox ESR 153 blocks them, has the cache,
 * and has no two-minute rule: a cookie without SameSite is `None` to it at any age (`sameSite.laxByDefault` is off).
 *
 * Contexts need `ignoreHTTPSErrors`, since the certificates are made at start.
 */
export async function launchBrowser(options: LaunchBrowserOptions): Promise<Browser> {
  const proxy = await startProxy(options.hosts)
  try {
    const browser = await LAUNCHES[options.name](options, proxy.port)
    browser.on('disconnected', () => proxy.close())
    return browser
  } catch (error) {
    await proxy.close()
    throw error
  }
}

function launchChromium({ name, thirdPartyCookies }: LaunchBrowserOptions, port: number): Promise<Browser> {
  const usual = name === 'chromium' ? 'blocked' : 'allowed'
  const allowed = (thirdPartyCookies ?? usual) === 'allowed'
  return chromium.launch({
    ...found(allowed ? 'chromium-headless-shell' : 'chromium'),
    args: CHROMIUM_ARGS,
    // Playwright switches the back/forward cache off; users have it on.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    proxy: { server: `http://127.0.0.1:${port}` },
  })
}

/** A Chromium that reaches the real hosts. */
export function launchLiveBrowser(isHeaded: boolean): Promise<Browser> {
  return chromium.launch({ ...found('chromium'), args: CHROMIUM_ARGS, headless: !isHeaded })
}

function launchFirefox({ thirdPartyCookies }: LaunchBrowserOptions, port: number): Promise<Browser> {
  return firefox.launch({
    ...found('firefox'),
    firefoxUserPrefs: {
      // Playwright's `proxy` option has no effect on an unpatched Firefox (1.64.1 with ESR 153).
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.no_proxies_on': '',
      ...(thirdPartyCookies === 'allowed' ? { 'network.cookie.cookieBehavior': 0 } : {}),
    },
  })
}

function launchWebKit({ thirdPartyCookies }: LaunchBrowserOptions, port: number): Promise<Browser> {
  const { executablePath } = found('webkit')
  if (executablePath)
    return launchWebKitGtk({ driverPath: executablePath, proxyPort: port, thirdPartyCookies })
  return webkit.launch({ proxy: { server: `http://127.0.0.1:${port}` } })
}

const LAUNCHES = {
  chromium: launchChromium,
  'chromium-headless-shell': launchChromium,
  firefox: launchFirefox,
  webkit: launchWebKit,
} as const satisfies Record<BrowserName, unknown>

function found(name: BrowserName) {
  const options = findBrowser(name)
  if (!options) throw new Error(`No ${name} here: run "npx tsx test/browser/install.ts ${name}"`)
  return options
}
