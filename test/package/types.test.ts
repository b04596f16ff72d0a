import { execFile } from 'node:child_process'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Packed, packPackage } from './packed.ts'

const CONSUMERS = ['consumer.ts', 'emulator-consumer.ts'] as const
const MODULES = new URL('../../node_modules/', import.meta.url).pathname
const COMPILERS = new URL('./compilers/node_modules/', import.meta.url).pathname

/** What must not compile, by the code of what the compiler says. */
const MISTAKES = [
  ['TS2322', "buildSignOffUrl({ authPath, endpoint: 'logout' })"],
  ['TS2322', "buildSignOffUrl({ authPath, postLogoutRedirectUri: new URL('https://app.example.com') })"],
  ['TS2322', 'buildSignOffUrl({ authPath, state: 7 })'],
  ['TS2353', 'buildSignOffUrl({ authPath, idTokenHint: null })'],
  ['TS2353', "buildSignOffUrl({ authPath, mode: 'fetch' })"],
  ['TS2741', "const request: SignOffRequest = { envID: 'eb41e805-36a5-47df-af01-c5235f410c8e' }"],
  ['TS2322', "signOff({ authPath, mode: 'popup' })"],
  ['TS2559', "signOff({ authPath, revoke: 'token' })"],
  ['TS2339', 'signOff({ authPath }).confirmed'],
  ['TS2339', 'completeSignOff().state'],
  ['TS2367', "onSignedOff(({ reason }) => reason === 'timeout')"],
  ['TS2353', "createSignOffRoutes({ authPath, idToken: 'a.b.c' })"],
  ['TS2554', 'createSignOffRoutes({ authPath }).start()'],
] as const

const MISTAKEN_MODULE = `
  import { buildSignOffUrl, completeSignOff, onSignedOff, type SignOffRequest, signOff } from 'pingone-signoff'
  import { createSignOffRoutes } from 'pingone-signoff/server'
  const authPath = 'https://auth.pingone.eu'
`

const DOM = { lib: ['es2022', 'dom'], types: [] }
const VARIANTS = [
  ['5.6', 'DOM', 'typescript-oldest', DOM],
  ['5.6', 'Node 20', 'typescript-oldest', nodeTypesIn(MODULES)],
  ['7', 'DOM', 'typescript-newest', DOM],
  ['7', 'Node 26', 'typescript-newest', nodeTypesIn(COMPILERS)],
] as const

/** Each with another setting, independent of it, so that half of the runs do. */
const RESOLUTIONS = [
  ['nodenext', { module: 'nodenext', exactOptionalPropertyTypes: true }],
  ['bundler', { module: 'esnext', exactOptionalPropertyTypes: false }],
] as const

let packed: Packed
beforeAll(async () => {
  packed = await packPackage()
  const at = (name: string) => join(packed.application, name)
  await writeFile(at('package.json'), JSON.stringify({ type: 'module' }))
  const copy = (name: string) => copyFile(new URL(name, import.meta.url), at(name))
  await Promise.all(CONSUMERS.map(copy))
  await Promise.all(
    MISTAKES.map(([, mistake], index) => writeFile(at(`mistake-${index}.ts`), MISTAKEN_MODULE + mistake)),
  )
})
afterAll(() => packed.remove())

/** Compiles the application, and returns what the compiler says, mistakes as they stand in their table. */
async function compile(
  compiler: string,
  options: { types: readonly string[]; [name: string]: unknown },
): Promise<string[]> {
  const compilerOptions = { target: 'es2022', strict: true, skipLibCheck: false, noEmit: true, ...options }
  const settings = { compilerOptions, exclude: ['node_modules', ...excludedFrom(options)] }
  await writeFile(join(packed.application, 'tsconfig.json'), JSON.stringify(settings))
  const output = await runIn(packed.application, join(COMPILERS, compiler, 'bin/tsc'), '--pretty', 'false')
  return output
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .map((line) => {
      const [, index, code] = /^mistake-(\d+)\.ts\(\d+,\d+\): error (TS\d+):/.exec(line) ?? []
      return code ? `${code} ${MISTAKES[Number(index)]?.[1]}` : line
    })
}

/** The emulator's types name those of Node, which pages have not. */
function excludedFrom(options: { types?: readonly string[] }): string[] {
  return options.types?.includes('node') ? [] : ['emulator-consumer.ts']
}

function nodeTypesIn(modules: string): { types: string[]; lib: string[]; typeRoots: string[] } {
  return { lib: ['es2022'], types: ['node'], typeRoots: [join(modules, '@types')] }
}

function runIn(cwd: string, script: string, ...parameters: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...parameters], { cwd }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

describe.each(VARIANTS)('TypeScript %s with the types of %s', (_version, _platform, compiler, platform) => {
  it.each(RESOLUTIONS)('compiles all but mistakes, with resolution %s', async (moduleResolution, modules) => {
    const found = await compile(compiler, { ...platform, ...modules, moduleResolution })
    expect(found.sort()).toEqual(MISTAKES.map(([code, mistake]) => `${code} ${mistake}`).sort())
  })
})
