import { type Browser, chromium, firefox } from 'playwright'
import { findBrowser } from '../browser/executable.ts'

/** Browsers that go straight to loopback: no proxy, no certificates, unlike those of launch.ts. */
export const LAUNCHES = {
  chromium: () => chromium.launch({ ...findBrowser('chromium'), args: ['--no-sandbox', '--disable-gpu'] }),
  firefox: () => firefox.launch({ ...findBrowser('firefox'), firefoxUserPrefs: { 'network.proxy.type': 0 } }),
} as const satisfies Record<string, () => Promise<Browser>>
