/**
 * Sees to it that the browsers of the end-to-end tests are there, before `npm test` starts: a missing one
 * would otherwise show as a time-out in every test. Usage: `tsx test/browser/install.ts [chromium] [firefox] [webkit]`.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import {
  BROWSER_NAMES,
  type BrowserName,
  environmentVariable,
  findBrowser,
  type Machine,
  thisMachine,
} from './executable.ts'

const DEBIAN_PACKAGES = {
  chromium: 'chromium',
  'chromium-headless-shell': 'chromium-headless-shell',
  firefox: 'firefox-esr',
  webkit: 'webkit2gtk-driver xvfb',
} as const satisfies Record<BrowserName, string>

const PLAYWRIGHT_PACKAGES = {
  chromium: 'chromium',
  'chromium-headless-shell': 'chromium',
  firefox: 'firefox',
  webkit: 'webkit',
} as const satisfies Record<BrowserName, string>

export interface InstallingMachine extends Machine {
  isDebianRoot: boolean
  /** Runs a command without its output, and tells whether it succeeded. */
  run: (command: string, args: readonly string[]) => boolean
}

/** Installs those of the named browsers that are missing. Returns the sentence that says what to do, if it could not. */
export function installBrowsers(
  names: readonly BrowserName[],
  machine: InstallingMachine,
): string | undefined {
  const missing = () => names.filter((name) => !findBrowser(name, machine))
  if (missing().length > 0 && machine.isDebianRoot) installFromDebian(missing(), machine)
  if (missing().length > 0) installFromPlaywright(missing(), machine)
  const absent = missing()
  return absent.length > 0 ? adviceFor(absent) : undefined
}

function installFromDebian(names: readonly BrowserName[], { run }: InstallingMachine): void {
  const packages = names.flatMap((name) => DEBIAN_PACKAGES[name].split(' '))
  if (!run('apt-get', ['update'])) return
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
}

function installFromPlaywright(names: readonly BrowserName[], { run }: InstallingMachine): void {
  run('npx', ['playwright', 'install', ...new Set(names.map((name) => PLAYWRIGHT_PACKAGES[name]))])
}

function adviceFor(names: readonly BrowserName[]): string {
  const debian = names.map((name) => DEBIAN_PACKAGES[name]).join(' ')
  const playwright = [...new Set(names.map((name) => PLAYWRIGHT_PACKAGES[name]))].join(' ')
  const variables = names.map(environmentVariable).join(' and ')
  return (
    `The end-to-end tests miss ${names.join(' and ')}: run "apt-get install ${debian}" (Debian) or ` +
    `"npx playwright install --with-deps ${playwright}", or set ${variables} to an executable.`
  )
}

// Ubuntu is no Debian here: its `chromium` package is a pointer to a snap, which playwright cannot start.
function isDebianRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // On Windows npx is a .cmd file, which only a shell starts.
  const shell = process.platform === 'win32'
  return spawnSync(command, args, { stdio: 'ignore', env, shell }).status === 0
}

function main(args: readonly string[]): void {
  const names = BROWSER_NAMES.filter((name) => args.includes(name))
  const stranger = args.find((arg) => !names.some((name) => name === arg))
  const machine = { ...thisMachine, isDebianRoot: isDebianRoot(), run }
  const problem = stranger
    ? `There is no browser "${stranger}": choose from ${BROWSER_NAMES.join(', ')}.`
    : installBrowsers(names.length > 0 ? names : ['chromium'], machine)
  if (problem === undefined) return
  console.error(problem)
  process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
