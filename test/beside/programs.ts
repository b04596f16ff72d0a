/** A recipe that is a server: a program of its own, in plain http, behind a front with TLS and Helmet's headers. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PingOne } from '../../src/emulator.ts'
import { CLIENT_ID, ENV_ID, HOST, ORIGIN } from '../e2e/world.ts'
import { QUIET } from '../frameworks/build-framework.ts'
import { startFront } from '../frameworks/front.ts'
import { startProgram } from '../frameworks/program.ts'
import { folderOf, type Recipe } from './recipes.ts'
import { CLIENT_SECRET } from './world.ts'

const REACH = new URL('reach.mjs', import.meta.url).href

export interface Served {
  port: number
  close: () => Promise<unknown>
}

/** It reaches PingOne by its real name, and trusts its certificate, but nothing else changes for it. */
export async function serveProgram(
  recipe: Recipe,
  start: readonly string[],
  pingOne: PingOne,
): Promise<Served> {
  const env = { ...process.env, ...QUIET }
  if (recipe.build) execFileSync('npx', recipe.build, { cwd: folderOf(recipe), env, stdio: 'pipe' })
  const folder = mkdtempSync(join(tmpdir(), 'beside-'))
  const certificate = join(folder, 'certificate.pem')
  writeFileSync(certificate, pingOne.certificate ?? '')
  const program = await startProgram(folderOf(recipe), ['--import', REACH, ...start], {
    HOSTS: JSON.stringify({ [HOST]: pingOne.port }),
    NODE_EXTRA_CA_CERTS: certificate,
    ...QUIET,
    ORIGIN,
    PINGONE_AUTH_PATH: `https://${HOST}`,
    PINGONE_ENV_ID: ENV_ID,
    PINGONE_CLIENT_ID: CLIENT_ID,
    PINGONE_CLIENT_SECRET: CLIENT_SECRET,
  })
  const front = await startFront({ [new URL(ORIGIN).host]: { port: program.port, helmet: recipe.helmet } })
  const close = async () => {
    await Promise.all([front.close(), program.close()])
    rmSync(folder, { recursive: true })
  }
  return { port: front.port, close }
}
