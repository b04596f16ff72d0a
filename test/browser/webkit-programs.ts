/** The two programs that WebKitGTK needs around it: a display that nobody sees, and its WebDriver. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from '../free-ports.ts'

export interface Program {
  /** Where it is found: an X display, or an address. */
  at: string
  stop: () => boolean
}

export async function startDisplay(): Promise<Program> {
  const program = start('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = await Promise.race([once(program.stdio[3] as Readable, 'data'), endOf(program, 'Xvfb')])
  return { at: `:${String(number).trim()}`, stop: () => program.kill() }
}

/** Starts a WebKitWebDriver, which serves one session and finds its MiniBrowser by itself. */
export async function startDriver(path: string, display: string): Promise<Program> {
  const [port = 0] = await freePorts(1)
  const program = start(path, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display },
  })
  const at = `http://127.0.0.1:${port}`
  await Promise.race([answerOf(`${at}/status`), endOf(program, path)])
  return { at, stop: () => program.kill() }
}

/** Rejects when the program ends, or cannot be started at all. */
async function endOf(program: ChildProcess, name: string): Promise<never> {
  const [code] = await once(program, 'exit')
  throw new Error(`${name} ended at once, with exit code ${code}`)
}

async function answerOf(url: string): Promise<void> {
  const isThere = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  const deadline = Date.now() + 30_000
  while (!(await isThere())) {
    if (Date.now() > deadline) throw new Error(`Nothing answers at ${url}`)
    await sleep(50)
  }
}

/** As util-linux starts it, it ends with this process, however that ends: vitest kills its workers. */
function start(path: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'TERM', path, ...args], options)
}
