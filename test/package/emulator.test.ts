/** The emulator as it is packed: with what it is made of, and without. */
import { execFile } from 'node:child_process'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { type Packed, packPackage } from './packed.ts'

const MODULES = new URL('../../node_modules/', import.meta.url).pathname
const ADVICE =
  'pingone-signoff/emulator needs MISSING: npm install --save-dev oidc-provider@9 jose@6 selfsigned@5'

let packed: Packed
beforeAll(async () => {
  packed = await packPackage()
  await link('oauth4webapi')
})
afterAll(() => packed.remove())

const at = (name: string) => join(packed.application, 'node_modules', name)
const link = (name: string) => symlink(join(MODULES, name), at(name))

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: packed.application, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const evaluate = (script: string) => run('--input-type=module', '--eval', script)
const TELL = "import('pingone-signoff/emulator').catch((error) => console.log(error.message))"

describe('pingone-signoff/emulator', () => {
  it('tells the install command in one sentence where packages are missing, and the rest works without', async () => {
    expect((await evaluate(TELL)).stdout).toBe(
      `${ADVICE.replace('MISSING', 'oidc-provider and jose and selfsigned')}\n`,
    )
    const emulate = await run(at('pingone-signoff/dist/cli.js'), 'emulate')
    expect([emulate.code, emulate.stdout]).toEqual([1, ''])
    expect(emulate.stderr).toContain('npm install --save-dev oidc-provider@9 jose@6 selfsigned@5')
    const main = "import { generateState } from 'pingone-signoff'; console.log(generateState().length)"
    expect((await evaluate(main)).stdout).toBe('43\n')
    await link('jose')
    await link('oidc-provider')
    expect((await evaluate(TELL)).stdout).toBe(`${ADVICE.replace('MISSING', 'selfsigned')}\n`)
  })

  it('starts by import and by require where they are there, and says nothing of its own accord', async () => {
    await link('selfsigned')
    const act = 'startPingOne().then(async (p) => { console.log(p.sessions().length); await p.close() })'
    const imported = await evaluate(`import { startPingOne } from 'pingone-signoff/emulator'; ${act}`)
    expect([imported.stdout, imported.stderr]).toEqual(['0\n', ''])
    const file = join(packed.application, 'required.cjs')
    await writeFile(file, `const { startPingOne } = require('pingone-signoff/emulator'); ${act}`)
    expect((await run(file)).stdout).toBe('0\n')
  })

  it('publishes the schema of its settings, which editors can fetch from the package', async () => {
    const schema = JSON.parse(await readFile(at('pingone-signoff/dist/emulator.schema.json'), 'utf8'))
    expect(Object.keys(schema.properties)).toContain('environments')
    const found = await evaluate("console.log(import.meta.resolve('pingone-signoff/emulator.schema.json'))")
    expect(found.stdout).toMatch(/\/dist\/emulator\.schema\.json\n$/)
  })

  it('asks for the versions that it is tested with', () => {
    const { devDependencies, peerDependencies, peerDependenciesMeta } = packageJson
    for (const [name, range] of Object.entries(peerDependencies)) {
      const version = devDependencies[name as keyof typeof devDependencies]
      expect(range.slice(1).split('.')[0]).toBe(version.split('.')[0])
      expect(ADVICE).toContain(`${name}@${version.split('.')[0]}`)
      expect(peerDependenciesMeta).toHaveProperty([name], { optional: true })
    }
  })
})
