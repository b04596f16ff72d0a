/** An application in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePorts } from '../free-ports.ts'

export interface Running {
  port: number
  close: () => Promise<unknown>
}

/**
 * Starts `node` in a folder, and waits until it answers `/probe`.
 *
 * @param start what follows `node`
 * @param settings environment variables, besides PORT and HOST, where it has to listen
 */
export async function startProgram(
  folder: string,
  start: readonly string[],
  settings: Record<string, string>,
): Promise<Running> {
  const [port = 0] = await freePorts(1)
  const place = { PORT: String(port), HOST: '127.0.0.1', HOSTNAME: '127.0.0.1', NODE_ENV: 'production' }
  const child = spawn(process.execPath, [...start], {
    cwd: folder,
    env: { ...process.env, ...place, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const end = () => child.kill()
  process.once('exit', end)
  await answering(port, child)
  const close = async () => {
    process.off('exit', end)
    if (end()) await once(child, 'exit')
  }
  return { port, close }
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/probe`).catch(() => undefined)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The application ended with ${child.exitCode} before it answered`)
}
