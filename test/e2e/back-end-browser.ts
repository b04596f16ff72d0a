import { type Browser, chromium, firefox } from 'playwright'
import { type BrowserName, findBrowser } from '../browser/executable.ts'

/** Starts a browser that goes straight to loopback: no proxy, no certificates, unlike those of launch.ts. */
export function launch(name: BrowserName): Promise<Browser> {
  return name === 'firefox'
    ? firefox.launch({ ...findBrowser(name), firefoxUserPrefs: { 'network.proxy.type': 0 } })
    : chromium.launch({ ...findBrowser(name), args: ['--no-sandbox', '--disable-gpu'] })
}
