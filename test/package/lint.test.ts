import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Packed, packPackage } from './packed.ts'

const ATTW = new URL('../../node_modules/.bin/attw', import.meta.url).pathname

/** What stays wrong, and why. */
const ACCEPTED = [
  // TypeScript's first resolution for Node knows no `exports`; no Node that we support goes with it.
  { kind: 'NoResolution', entrypoint: './server', resolutionKind: 'node10' },
  { kind: 'NoResolution', entrypoint: './emulator', resolutionKind: 'node10' },
  { kind: 'NoResolution', entrypoint: './emulator.schema.json', resolutionKind: 'node10' },
  // Node's require() loads ES modules from 20.19 on.
  { kind: 'CJSResolvesToESM', entrypoint: '.', resolutionKind: 'node16-cjs' },
  { kind: 'CJSResolvesToESM', entrypoint: './server', resolutionKind: 'node16-cjs' },
  { kind: 'CJSResolvesToESM', entrypoint: './emulator', resolutionKind: 'node16-cjs' },
]

let packed: Packed
beforeAll(async () => {
  packed = await packPackage()
})
afterAll(() => packed.remove())

describe('publint', () => {
  it('has nothing to say', async () => {
    const { buffer } = new Uint8Array(await readFile(packed.tarball))
    const { messages } = await publint({ pack: { tarball: buffer } })
    expect(messages).toEqual([])
  })
})

describe('are the types wrong', () => {
  it('finds what is accepted, and nothing else', async () => {
    const options = ['--profile', 'esm-only', '--format', 'json']
    const { stdout } = await promisify(execFile)(ATTW, [packed.tarball, ...options], { maxBuffer: 2 ** 24 })
    const { analysis } = JSON.parse(stdout) as { analysis: { problems: unknown[] } }
    expect(analysis.problems).toHaveLength(ACCEPTED.length)
    expect(analysis.problems).toEqual(expect.arrayContaining(ACCEPTED))
  })
})
