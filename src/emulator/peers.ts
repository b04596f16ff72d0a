import type { Provider } from 'oidc-provider'

/**
 * The packages that the emulator needs, by their major version. An application that only signs off does not need them.
 */
const PEERS = { 'oidc-provider': 9, jose: 6, selfsigned: 5 } as const

/**
 * Checks that these packages are installed. It loads none of them, so that an import of the entry does not wait for
 * them.
 *
 * @throws Error that names the install command, if one is not installed
 */
export function requirePeers(): void {
  // A test runner's own module loader may lack `resolve`. Then the import in `startPingOne` says what is missing.
  if (typeof import.meta.resolve !== 'function') return
  const missing = Object.keys(PEERS).filter((name) => !isInstalled(name))
  if (missing.length) throw new Error(adviceFor(missing))
}

function isInstalled(name: string): boolean {
  try {
    import.meta.resolve(name)
    return true
  } catch {
    return false
  }
}

function adviceFor(missing: readonly string[]): string {
  const all = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`)
  return `pingone-signoff/emulator needs ${missing.join(' and ')}: npm install --save-dev ${all.join(' ')}`
}

let loading: Promise<typeof Provider> | undefined

/** @returns the same promise for all environments, because console.warn is replaced and put back only once */
export function loadProvider(): Promise<typeof Provider> {
  loading ??= importQuietly()
  return loading
}

/**
 * Imports oidc-provider without its warnings. It warns about every version of Node but the newest that it knows, which
 * would bury the lines that matter to the tester.
 */
async function importQuietly(): Promise<typeof Provider> {
  const { warn } = console
  console.warn = (...values: unknown[]) => {
    if (!String(values[0]).includes('oidc-provider WARNING')) warn(...values)
  }
  try {
    return (await import('oidc-provider')).Provider
  } finally {
    console.warn = warn
  }
}
