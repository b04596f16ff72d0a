/** Applications of frameworks that need a build, each in a package and a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { FrontApplication } from './front.ts'
import type { Caller } from './measure.ts'
import type { SessionStore } from './session-store.ts'

export interface Framework {
  /** The folder of its application, and its host's name. */
  name: string
  label: string
  /** The package whose version the table shows. */
  library: string
  /** The program that serves what was built, after `node`. */
  start: readonly string[]
  /** How it posts: path -> what the table says. */
  ways: Record<string, string>
  helmet?: FrontApplication['helmet']
  /** Pages that post to PingOne themselves where `start` says so: their policy has to allow that. */
  postsToPingOne?: readonly string[]
}

/** Their pages start by scripts within the HTML. */
const INLINE_SCRIPTS = {
  contentSecurityPolicy: { directives: { 'script-src': ["'self'", "'unsafe-inline'"] } },
}
/** They compare the `Origin` of a form themselves, which is `null` under Helmet's `no-referrer`. */
const OWN_CHECK = { ...INLINE_SCRIPTS, referrerPolicy: { policy: 'same-origin' } } as const

export const FRAMEWORKS: readonly Framework[] = [
  {
    name: 'react-router',
    label: 'React Router',
    library: 'react-router',
    start: ['node_modules/@react-router/serve/bin.js', 'build/server/index.js'],
    ways: {
      '/form': '`<Form>`',
      '/fetcher': '`fetcher.Form`',
      '/reload-document': '`<Form reloadDocument>`',
    },
    helmet: INLINE_SCRIPTS,
  },
  {
    name: 'sveltekit',
    label: 'SvelteKit',
    library: '@sveltejs/kit',
    start: ['build/index.js'],
    ways: {
      '/form': 'form to +server',
      '/enhance': '`use:enhance` to +server',
      '/action': 'form action, `begin`',
    },
    helmet: OWN_CHECK,
  },
  {
    name: 'next',
    label: 'Next',
    library: 'next',
    start: ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1'],
    ways: {
      '/form': 'form to a route handler',
      '/fetch': 'fetch in a client component',
      '/action': 'Server Action, `begin`',
    },
    postsToPingOne: ['/fetch'],
    helmet: INLINE_SCRIPTS,
  },
  {
    name: 'astro',
    label: 'Astro',
    library: 'astro',
    start: ['dist/server/entry.mjs'],
    ways: { '/form': '`<ClientRouter />`', '/reload': '`data-astro-reload`' },
    helmet: OWN_CHECK,
  },
]

export function hostOf({ name }: Framework): string {
  return `${name}.example.net`
}

/** Every way of a framework to post. */
export function callersOf(framework: Framework, version: string): Caller[] {
  const origin = `https://${hostOf(framework)}`
  return Object.entries(framework.ways).map(([path, way]) => {
    return { name: `${framework.label}: ${way}`, version, origin, path, hydrates: true }
  })
}

export interface Running {
  port: number
  close: () => Promise<unknown>
}

/**
 * Serves what was built, and waits until it answers.
 *
 * @param folder where it was built
 */
export async function startFramework(
  framework: Framework,
  folder: string,
  store: SessionStore,
): Promise<Running> {
  const port = await freePort()
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    HOSTNAME: '127.0.0.1',
    ORIGIN: `https://${hostOf(framework)}`,
    SESSION_STORE: `http://127.0.0.1:${store.port}`,
    NODE_ENV: 'production',
  }
  const child = spawn(process.execPath, [...framework.start], {
    cwd: folder,
    env: { ...process.env, ...environment },
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/probe`).catch(() => undefined)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The application ended with ${child.exitCode} before it answered`)
}
