/**
 * `npm run bench:emulator`: how long `npx pingone-signoff emulate` takes from the start to the first answer, how many
 * sign-offs it takes a second, each of a session of its own, and what 10,000 sign-ons leave in memory. Client and
 * emulator share this machine. BENCH_SIGN_ONS changes the last number.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RelyingParty, signOn } from '../test/pingone/relying-party.ts'
import { createUserAgent } from '../test/pingone/user-agent.ts'

const STARTS = 7
const SIGN_OFFS = 1000
const CONNECTIONS = 50
const SIGN_ONS = Number(process.env.BENCH_SIGN_ONS ?? 10_000)
const USER = { username: 'ann', password: 'correct horse' }
const ROOT = fileURLToPath(new URL('..', import.meta.url))

console.log(`From npx to the first answer, ms: ${(await measureStarts()).join(', ')}`)
const emulator = fork(fileURLToPath(new URL('emulator-process.ts', import.meta.url)), {
  execArgv: ['--expose-gc', '--import', 'tsx'],
})
const [{ port, issuer }] = await once(emulator, 'message')
const party: RelyingParty = {
  issuer,
  clientId: 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
  redirectUri: 'http://localhost:4000/callback',
}
console.log(`Sign-offs per second: ${await measureSignOffs()}`)
console.log(await measureMemory(emulator))
emulator.kill()

/** In a folder where the package is installed, as npx finds it. The first start is left out: it fills the disk's cache. */
async function measureStarts(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'npx-'))
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  symlinkSync(ROOT, join(folder, 'node_modules/pingone-signoff'))
  symlinkSync(join(ROOT, 'dist/cli.js'), join(folder, 'node_modules/.bin/pingone-signoff'))
  const times: number[] = []
  for (let index = 0; index < STARTS; index += 1) times.push(await measureStart(folder))
  rmSync(folder, { recursive: true })
  return times.slice(1).sort((one, other) => one - other)
}

async function measureStart(folder: string): Promise<number> {
  const start = performance.now()
  const npx = spawn('npx', ['--offline', 'pingone-signoff', 'emulate', '--port', '0'], {
    cwd: folder,
    detached: true,
  })
  await once(npx.stdout, 'data')
  const time = Math.round(performance.now() - start)
  // The whole group: npx hands the signal to nobody.
  process.kill(-(npx.pid ?? 0), 'SIGTERM')
  await once(npx, 'exit')
  return time
}

async function measureSignOffs(): Promise<number> {
  const agents = await times(SIGN_OFFS, async () => {
    const agent = createUserAgent({ port, certificate: undefined })
    return { agent, tokens: await signOn(agent, party, USER) }
  })
  const end = 'http://localhost:4000/signed-off'
  const start = performance.now()
  const answers = await times(SIGN_OFFS, async (index) => {
    const { agent, tokens } = agents[index] ?? {}
    const query = new URLSearchParams({
      id_token_hint: tokens?.id_token ?? '',
      post_logout_redirect_uri: end,
    })
    return (await agent?.send(`${issuer}/signoff?${query}`))?.location
  })
  const seconds = (performance.now() - start) / 1000
  if (answers.some((location) => location !== end) || (await sessionCount()))
    throw new Error('Not every session has ended')
  return Math.round(SIGN_OFFS / seconds)
}

async function measureMemory(running: ChildProcess): Promise<string> {
  const heap = async () => {
    running.send('heap')
    return Math.round(Number((await once(running, 'message'))[0]) / 2 ** 20)
  }
  const sizes: number[] = []
  for (let quarter = 0; quarter < 4; quarter += 1) {
    await times(Math.round(SIGN_ONS / 4), () =>
      signOn(createUserAgent({ port, certificate: undefined }), party, USER),
    )
    sizes.push(await heap())
  }
  return `Heap after each quarter of ${SIGN_ONS} sign-ons, MB: ${sizes.join(', ')}; sessions kept: ${await sessionCount()}`
}

async function sessionCount(): Promise<number> {
  return (await (await fetch(`http://localhost:${port}/emulator/sessions`)).json()).length
}

/** So many at once, in the order of their numbers. */
async function times<T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const work = async () => {
    for (let index = next++; index < count; index = next++) results[index] = await act(index)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  return results
}
