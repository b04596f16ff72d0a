import { existsSync } from 'node:fs'
import { chromium, firefox, type LaunchOptions, webkit } from 'playwright'

/** `chromium` blocks third-party cookies, `chromium-headless-shell` allows them: see launch.ts. */
export type BrowserName = 'chromium' | 'chromium-headless-shell' | 'firefox' | 'webkit'

interface Place {
  /** Environment variable that names an executable and wins over everything else. */
  variable: string
  debian: string
  /** A program of Debian's that it does not start without. */
  needs?: string
  playwright: () => string
  /** How playwright is told to start the executable of a distribution, … */
  system: LaunchOptions
  /** … and the one it downloaded itself. */
  own: LaunchOptions
}

const PLACES = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    debian: '/usr/bin/chromium',
    playwright: () => chromium.executablePath(),
    system: {},
    own: { channel: 'chromium' },
  },
  // `playwright install chromium` brings the shell along, and a launch without a channel takes it.
  'chromium-headless-shell': {
    variable: 'CHROMIUM_HEADLESS_SHELL_PATH',
    debian: '/usr/bin/chromium-headless-shell',
    playwright: () => chromium.executablePath(),
    system: {},
    own: {},
  },
  // A Firefox that Mozilla or Debian built speaks WebDriver BiDi only; playwright's own is patched.
  firefox: {
    variable: 'FIREFOX_PATH',
    debian: '/usr/bin/firefox-esr',
    playwright: () => firefox.executablePath(),
    system: { channel: 'moz-firefox' },
    own: {},
  },
  // Debian's is no browser but a driver, which launch.ts does not leave to playwright.
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    debian: '/usr/bin/WebKitWebDriver',
    needs: '/usr/bin/Xvfb',
    playwright: () => webkit.executablePath(),
    system: {},
    own: {},
  },
} as const satisfies Record<BrowserName, Place>

export const BROWSER_NAMES = Object.keys(PLACES) as BrowserName[]

/** What `findBrowser` asks of the machine; tests put another in its place. */
export interface Machine {
  env: Record<string, string | undefined>
  exists: (path: string) => boolean
}

export const thisMachine: Machine = { env: process.env, exists: existsSync }

/** How playwright launches the browser here, or nothing where there is none. */
export function findBrowser(name: BrowserName, machine: Machine = thisMachine): LaunchOptions | undefined {
  const place: Place = PLACES[name]
  const installed = [machine.env[place.variable], place.debian].find((path) => path && machine.exists(path))
  const isComplete = place.needs === undefined || machine.exists(place.needs)
  if (installed && isComplete) return { ...place.system, executablePath: installed }
  return machine.exists(place.playwright()) ? place.own : undefined
}

export function environmentVariable(name: BrowserName): string {
  return PLACES[name].variable
}
