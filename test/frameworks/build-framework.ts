/** Installs and builds the application of a framework, in a folder of its own outside of this repository. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const HERE = new URL('.', import.meta.url).pathname

/** Whose telemetry would be the only traffic that leaves the machine. */
export const QUIET = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' }

/**
 * @param packed the installed package: what npm would publish
 * @returns the folder, ready to be served
 */
export function buildFramework(name: string, packed: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  cpSync(join(HERE, name), folder, { recursive: true })
  run(folder, 'ci')
  cpSync(packed, join(folder, 'node_modules/pingone-signoff'), { recursive: true })
  run(folder, 'run', 'build')
  return folder
}

function run(cwd: string, ...command: string[]): void {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const env = { ...process.env, ...QUIET }
  try {
    execFileSync('npm', [...command, ...quiet], { cwd, env, stdio: 'pipe', encoding: 'utf8' })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`npm ${command.join(' ')} failed in ${cwd}\n${stdout}${stderr}`)
  }
}
