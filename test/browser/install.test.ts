import { describe, expect, it } from 'vitest'
import type { BrowserName } from './executable.ts'
import { type InstallingMachine, installBrowsers } from './install.ts'

interface Scenario {
  isDebianRoot?: boolean
  env?: Record<string, string>
  /** Paths that exist from the start. */
  present?: readonly string[]
  /** What each successful command brings. */
  brings?: Record<string, readonly string[]>
}

function machineOf({ isDebianRoot = false, env = {}, present = [], brings = {} }: Scenario) {
  const paths = new Set(present)
  const commands: string[] = []
  const machine: InstallingMachine = {
    env,
    isDebianRoot,
    // Whatever playwright has downloaded on the machine that runs this test does not count.
    exists: (path) => paths.has(path),
    run(command, args) {
      commands.push([command, ...args].join(' '))
      const brought = brings[args.includes('update') ? 'update' : command]
      for (const path of brought ?? []) paths.add(path)
      return brought !== undefined
    },
  }
  return { machine, commands }
}

const APT = [
  'apt-get update',
  'apt-get install -y --no-install-recommends chromium chromium-headless-shell firefox-esr',
]
const DEBIAN = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/firefox-esr']
const WEBKIT = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb']
const ALL = ['chromium', 'chromium-headless-shell', 'firefox'] as const

describe('installBrowsers', () => {
  it.each<[string, Scenario, string[], (readonly BrowserName[])?]>([
    ['is quiet when all is there', { present: DEBIAN }, []],
    [
      'takes the executables that the environment names',
      {
        env: {
          CHROMIUM_PATH: '/opt/chromium',
          CHROMIUM_HEADLESS_SHELL_PATH: '/opt/shell',
          FIREFOX_PATH: '/opt/firefox',
        },
        present: ['/opt/chromium', '/opt/shell', '/opt/firefox'],
      },
      [],
    ],
    ['asks apt on Debian as root', { isDebianRoot: true, brings: { update: [], 'apt-get': DEBIAN } }, APT],
    [
      'asks apt for what is missing only',
      {
        isDebianRoot: true,
        present: DEBIAN.slice(1),
        brings: { update: [], 'apt-get': DEBIAN.slice(0, 1) },
      },
      ['apt-get update', 'apt-get install -y --no-install-recommends chromium'],
    ],
    [
      'asks apt for the display of a WebKit that is there already',
      { isDebianRoot: true, present: WEBKIT.slice(0, 1), brings: { update: [], 'apt-get': WEBKIT } },
      ['apt-get update', 'apt-get install -y --no-install-recommends webkit2gtk-driver xvfb'],
      ['webkit'],
    ],
    [
      'asks playwright for WebKit elsewhere',
      { brings: { npx: WEBKIT } },
      ['npx playwright install webkit'],
      ['webkit'],
    ],
    ['asks playwright elsewhere', { brings: { npx: DEBIAN } }, ['npx playwright install chromium firefox']],
    [
      'asks playwright when apt has no network',
      { isDebianRoot: true, brings: { npx: DEBIAN } },
      ['apt-get update', 'npx playwright install chromium firefox'],
    ],
  ])('%s', (_, scenario, expected, names = ALL) => {
    const { machine, commands } = machineOf(scenario)
    expect(installBrowsers(names, machine)).toBe(undefined)
    expect(commands).toEqual(expected)
  })

  it('says in one sentence what to install when nothing helps', () => {
    const { machine } = machineOf({ present: ['/usr/bin/chromium'] })
    expect(installBrowsers(['chromium', 'firefox'], machine)).toBe(
      'The end-to-end tests miss firefox: run "apt-get install firefox-esr" (Debian) or ' +
        '"npx playwright install --with-deps firefox", or set FIREFOX_PATH to an executable.',
    )
  })
})
