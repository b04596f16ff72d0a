import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Settings } from './suite/settings.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Installs the runtimes, as their lock file has them. */
export function installRuntimes(): string {
  npm(HERE, 'ci')
  return join(HERE, 'node_modules')
}

/** Packs the package, which builds it, and installs it in an application that has nothing else. */
export function installPackedPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pingone-signoff-'))
  const application = join(folder, 'application')
  mkdirSync(application)
  writeFileSync(join(application, 'package.json'), '{ "private": true, "type": "module" }')
  npm(ROOT, 'pack', '--pack-destination', folder)
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  npm(application, 'install', '--no-save', join(folder, tarball))
  return application
}

function npm(cwd: string, ...command: string[]): void {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', [...command, ...quiet], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Puts the suite into the application: as modules that import the package by name, and whole for those that cannot. */
export async function writeSuite(application: string, settings: Settings): Promise<void> {
  const options = { bundle: true, format: 'esm', target: 'es2022', outdir: application } as const
  await build({
    ...options,
    entryPoints: ['print-suite.ts', 'workerd.ts'].map((file) => join(HERE, 'suite', file)),
    external: ['pingone-signoff'],
    // Or the imports by name would come before the first look at the globals.
    splitting: true,
    define: { SETTINGS: JSON.stringify(settings) },
  })
  const whole = { ...options, absWorkingDir: application, allowOverwrite: true }
  await build({ ...whole, entryPoints: ['workerd.js'] })
  await build({ ...whole, entryPoints: { 'edge-runtime': 'print-suite.js' }, format: 'iife' })
  copyFileSync(join(HERE, 'workerd.capnp'), join(application, 'workerd.capnp'))
}
