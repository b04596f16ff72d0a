import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ROOT = new URL('../..', import.meta.url).pathname

export interface Packed {
  readonly files: readonly string[]
  readonly tarball: string
  /** The folder of an application that has the package installed, though not what it depends on. */
  readonly application: string
  readonly remove: () => Promise<void>
}

/** The package as npm would publish it, of what the last `npm run build` made. */
export async function packPackage(): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'packed-'))
  const options = ['--ignore-scripts', '--json', '--pack-destination', folder]
  const { stdout } = await run('npm', ['pack', ...options], { cwd: ROOT })
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }]
  const tarball = join(folder, filename)
  return {
    files: files.map(({ path }) => path),
    tarball,
    application: await install(tarball, folder),
    remove: () => rm(folder, { recursive: true }),
  }
}

async function install(tarball: string, folder: string): Promise<string> {
  const application = join(folder, 'application')
  await mkdir(join(application, 'node_modules'), { recursive: true })
  await run('tar', ['-xzf', tarball, '-C', folder])
  await rename(join(folder, 'package'), join(application, 'node_modules/pingone-signoff'))
  return application
}
