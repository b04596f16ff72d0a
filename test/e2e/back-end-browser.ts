import { type Browser, chromium, firefox } from 'playwright'
import { type BrowserName, findBrowser } from '../browser/executable.ts'

/** Starts a browser that goes straight to loopback: no proxy, no certificates, unlike those of launch.ts. */
export function launch(name: BrowserName): Promise<Browser> {
  return name === 'firefox'
    ? firefox.launch({ ...findBrowser(name), firefoxUserPrefs: { 'network.proxy.type': 0 } })
    : chromium.launch({ ...findBrowser(name), args: ['--no-sandbox', '--disable-gpu'] })
}

/** For requests without the browser: a server may end a connection that was kept, while the next request is on its way. */
export const PATIENT = { maxRetries: 1 } as const
