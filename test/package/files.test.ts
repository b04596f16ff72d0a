import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relativeLinks } from '../../.ci/set-addresses.ts'
import { type Packed, packPackage } from './packed.ts'

let packed: Packed
beforeAll(async () => {
  packed = await packPackage()
})
afterAll(() => packed.remove())

describe('the packed files', () => {
  it('are these and no other', () => {
    const withoutPages = packed.files.filter((path) => !/^docs\/(beside\/)?[\w-]+\.md$/.test(path))
    const withoutHashes = withoutPages.map((path) => path.replace(/-[\w-]{8}\./, '-<hash>.'))
    expect(withoutHashes.sort()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist/cdn/pingone-signoff.min.js',
      'dist/chunk-<hash>.js',
      'dist/cli.js',
      'dist/emulator.d.ts',
      'dist/emulator.js',
      'dist/emulator.schema.json',
      'dist/index.d.ts',
      'dist/index.js',
      'dist/server.d.ts',
      'dist/server.js',
      'dist/sign-off-form-<hash>.d.ts',
      'docs/flow.svg',
      'package.json',
    ])
  })

  it('hold what the README links to', async () => {
    const readme = await readFile(join(packed.application, 'node_modules/pingone-signoff/README.md'), 'utf8')
    const linked = relativeLinks(readme).map((link) => link.replace(/#.*/, ''))
    expect(linked.length).toBeGreaterThan(5)
    expect(linked.filter((path) => !packed.files.includes(path))).toEqual([])
  })

  it('point to no source map, as none is packed', async () => {
    const scripts = packed.files.filter((path) => /\.[jt]s$/.test(path))
    const folder = join(packed.application, 'node_modules/pingone-signoff')
    const sources = await Promise.all(scripts.map((path) => readFile(join(folder, path), 'utf8')))
    expect(scripts.filter((_, index) => sources[index]?.includes('sourceMappingURL'))).toEqual([])
  })

  it('tell under which licences the CDN file is', async () => {
    const folder = join(packed.application, 'node_modules/pingone-signoff')
    const read = (path: string) => readFile(join(folder, path), 'utf8')
    const [banner = ''] = (await read('dist/cdn/pingone-signoff.min.js')).split('\n')
    const holders = [...banner.matchAll(/\(c\) \d+ [\w -]+/g)].map(([holder]) => holder)
    expect(banner).toMatch(/^\/\*! .*, MIT \*\/$/)
    expect(holders).toEqual(['(c) 2026 The pingone-signoff authors'])
    const license = await read('LICENSE')
    expect(holders.filter((holder) => !license.includes(`Copyright ${holder}`))).toEqual([])
  })
})
