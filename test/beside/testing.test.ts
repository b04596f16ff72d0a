/** The snippets of docs/testing.md, as somebody runs them who has copied the folder. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const EXAMPLE = fileURLToPath(new URL('../../examples/testing', import.meta.url))
const COMMANDS = ['vitest run happy-dom', 'vitest run jsdom', 'jest']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'testing-'))
  cpSync(EXAMPLE, folder, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

function exitCodeOf(command: string): number {
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  try {
    execFileSync('npx', command.split(' '), { cwd: folder, env, stdio: 'pipe' })
    return 0
  } catch (error) {
    return (error as { status: number }).status
  }
}

describe.each(COMMANDS)('%s', (command) => {
  it('passes, and fails where the application forgets its ID token', () => {
    expect(exitCodeOf(command)).toBe(0)
    const application = join(folder, 'leave.js')
    const written = readFileSync(application, 'utf8')
    writeFileSync(application, written.replace('envID, idToken,', 'envID,'))
    expect(exitCodeOf(command)).toBe(1)
    writeFileSync(application, written)
  }, 180_000)
})
