/** The three examples, run as a person runs them, against `pingone-signoff emulate` as a process of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../browser/executable.ts'
import { freePorts } from '../free-ports.ts'

const EXAMPLES = fileURLToPath(new URL('../../examples/emulator', import.meta.url))
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const NODE = JSON.stringify(process.execPath)
const folder = mkdtempSync(join(tmpdir(), 'examples-'))

/** What a newcomer types, but for where the results go. */
const COMMANDS = {
  'the Playwright test': `npx playwright test --output ${folder}/results`,
  'the Vitest test': 'npx vitest run --root . --config vitest.config.ts',
  'the shell script': './sign-off.sh',
} as const

let emulator: ChildProcess
let pingOne: string
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  const [port, shopPort] = await freePorts(2)
  const shop = `http://localhost:${shopPort}`
  pingOne = `http://localhost:${port}`
  const flags = ['--port', `${port}`, '--redirect-uri', `${shop}/callback`]
  emulator = spawn(process.execPath, [
    CLI,
    'emulate',
    ...flags,
    '--post-logout-redirect-uri',
    `${shop}/signed-off`,
  ])
  // It prints what to configure once it answers.
  if (emulator.stdout) await once(emulator.stdout, 'data')
  const executablePath = findBrowser('chromium-headless-shell')?.executablePath
  const { VITEST: _, ...outer } = process.env
  env = { ...outer, PINGONE: pingOne, SHOP: shop, CHROMIUM: executablePath, NO_COLOR: '1' }
  env.PINGONE_SIGNOFF = `${NODE} ${CLI}`.replaceAll('"', '')
})

afterAll(async () => {
  emulator.kill()
  await once(emulator, 'exit')
  rmSync(folder, { recursive: true })
})

async function setFaults(faults: object): Promise<void> {
  const { status } = await fetch(`${pingOne}/emulator/faults`, {
    method: 'PUT',
    body: JSON.stringify(faults),
  })
  expect(status).toBe(200)
}

function run(command: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile('bash', ['-c', command], { cwd: EXAMPLES, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

describe.each(Object.entries(COMMANDS))('%s', (_, command) => {
  it('passes, where the session ends', { timeout: 120_000 }, async () => {
    await setFaults({})
    const { code, output } = await run(command)
    expect(code, output).toBe(0)
  })

  it('fails, where everything looks the same and the session stays', { timeout: 120_000 }, async () => {
    await setFaults({ staySignedOn: true })
    const { code, output } = await run(command)
    expect(code, output).toBe(1)
    expect(output).toMatch(/AssertionError|toEqual|toBeVisible|the session lives/)
  })
})
