/**
 * Prints the sizes with their change since the last release, and fails above a limit. `--save` keeps them for the next one:
 * `npm version` calls it. Usage, after the build: `npm run size`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** As size-limit tells it, in bytes. */
export interface Size {
  name: string
  size: number
  sizeLimit: number
  passed: boolean
}

export interface Release {
  version: string
  /** Bytes by name. */
  sizes: Record<string, number>
}

const RELEASE = new URL('sizes.json', import.meta.url)
const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`

/** One line for each size. */
export function describeSizes(sizes: readonly Size[], release?: Release): string[] {
  return sizes.map(({ name, size, sizeLimit, passed }) => {
    const before = release?.sizes[name]
    const change =
      before === undefined ? 'no release yet' : `${changeOf(size - before)} since ${release?.version}`
    return `${name}: ${kB(size)} of ${kB(sizeLimit)}, ${change}${passed ? '' : ': too large'}`
  })
}

function changeOf(bytes: number): string {
  return `${bytes < 0 ? '-' : '+'}${kB(Math.abs(bytes))}`
}

function main(parameters: readonly string[]): void {
  const command = new URL('../node_modules/size-limit/bin.js', import.meta.url).pathname
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, '--json'], { encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  const sizes: Size[] = JSON.parse(stdout)
  const release: Release | undefined = existsSync(RELEASE)
    ? JSON.parse(readFileSync(RELEASE, 'utf8'))
    : undefined
  for (const line of describeSizes(sizes, release)) console.log(line)
  if (parameters.includes('--save')) save(sizes)
  process.exitCode = status ?? 1
}

function save(sizes: readonly Size[]): void {
  const version = process.env.npm_package_version ?? ''
  const bytes = Object.fromEntries(sizes.map(({ name, size }) => [name, size]))
  writeFileSync(RELEASE, `${JSON.stringify({ version, sizes: bytes }, null, 2)}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
