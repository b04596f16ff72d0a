import type { Provider } from 'oidc-provider'

/** What a PingOne is made of: packages that an application which only signs off does not need, by their major version. */
const PEERS = { 'oidc-provider': 9, jose: 6, selfsigned: 5 } as const

/**
 * @throws Error that names the install command, where one is not installed. Nothing is loaded yet: whoever imports the
 * entry does not wait for it.
 */
export function requirePeers(): void {
  // A test runner's own module loader may lack it. There the import in `startPingOne` says what is missing.
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

/** @returns the same promise to all environments, since console.warn is put back once */
export function loadProvider(): Promise<typeof Provider> {
  loading ??= importQuietly()
  return loading
}

/** oidc-provider warns of every Node but the newest it knows, which would bury the lines that matter to whoever tests. */
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
