import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build as buildByEsbuild } from 'esbuild'
import { build as buildByVite } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Packed, packPackage } from './packed.ts'

const DEPENDENCY = new URL('../../node_modules/oauth4webapi', import.meta.url).pathname

let packed: Packed
beforeAll(async () => {
  packed = await packPackage()
  await symlink(DEPENDENCY, join(packed.application, 'node_modules/oauth4webapi'))
})
afterAll(() => packed.remove())

async function bundleByEsbuild(entry: string): Promise<string | undefined> {
  const { outputFiles } = await buildByEsbuild({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    minifyWhitespace: true,
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text
}

async function bundleByVite(entry: string): Promise<string | undefined> {
  const result = await buildByVite({
    configFile: false,
    root: packed.application,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'bundle' } },
  })
  const [bundle] = Array.isArray(result) ? result : []
  return bundle?.output[0].code
}

describe.each([
  ['esbuild', bundleByEsbuild],
  ['vite', bundleByVite],
])('%s', (_name, bundle) => {
  async function bundleOf(source: string): Promise<string | undefined> {
    const entry = join(packed.application, 'entry.js')
    await writeFile(entry, source)
    return (await bundle(entry))?.trim()
  }

  it.each([
    "import 'pingone-signoff'",
    "import { signOff } from 'pingone-signoff'",
    "import * as client from 'pingone-signoff'",
    "import 'pingone-signoff/server'",
    "import { createSignOffRoutes } from 'pingone-signoff/server'",
  ])('makes nothing of %s', async (source) => {
    expect(await bundleOf(source)).toBe('')
  })

  it('keeps what is used', async () => {
    const source = "import { isSigningOff } from 'pingone-signoff'; console.log(isSigningOff())"
    expect(await bundleOf(source)).toMatch(/console\.log\(/)
  })
})
