/**
 * Writes version and hash of the CDN file into the README that is released. The README of the repository has neither, since
 * the next change of the source would make them false. Usage, after the build: `tsx .ci/pin-cdn-file.ts`.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const UNPINNED = 'npm/pingone-signoff/dist/'
const IMPORT_MAP = /<script type="importmap">\n(.*?)<\/script>\n/s

/** What browsers compare a file with: https://www.w3.org/TR/sri-2/#integrity-metadata-description */
export function integrityOf(file: Uint8Array): string {
  return `sha384-${createHash('sha384').update(file).digest('base64')}`
}

/**
 * The README with every address of the CDN file at this version, and the file's hash in the page's import map, and in a
 * `modulepreload`, which browsers check that do not know the import map's `integrity`.
 *
 * @throws Error where the README has no page with an import map of the CDN file, or is pinned already.
 */
export function pinCdnFile(readme: string, version: string, file: Uint8Array): string {
  const pinned = readme.replaceAll(UNPINNED, `npm/pingone-signoff@${version}/dist/`)
  const [block, json = ''] = IMPORT_MAP.exec(pinned) ?? []
  if (pinned === readme || !block)
    throw new Error('README.md has no page with an unpinned import map of the CDN file')
  const map: { imports: Record<string, string> } = JSON.parse(json)
  const address = Object.values(map.imports).join()
  const integrity = integrityOf(file)
  const written = JSON.stringify({ ...map, integrity: { [address]: integrity } }, null, 2).replace(
    /^/gm,
    '  ',
  )
  const preload = `<link rel="modulepreload" href="${address}" integrity="${integrity}">`
  return pinned.replace(block, () => `<script type="importmap">\n${written}\n</script>\n${preload}\n`)
}

function main(): void {
  const fileOf = (name: string) => new URL(`../${name}`, import.meta.url)
  const { version } = JSON.parse(readFileSync(fileOf('package.json'), 'utf8'))
  const file = readFileSync(fileOf('dist/cdn/pingone-signoff.min.js'))
  writeFileSync(fileOf('README.md'), pinCdnFile(readFileSync(fileOf('README.md'), 'utf8'), version, file))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
