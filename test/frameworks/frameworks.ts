/** Applications of frameworks that need a build, each in a package and a process of its own. */
import type { FrontApplication } from './front.ts'
import type { Caller } from './measure.ts'
import { type Running, startProgram } from './program.ts'
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
export const INLINE_SCRIPTS = {
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

/** Serves what was built in a folder. */
export function startFramework(framework: Framework, folder: string, store: SessionStore): Promise<Running> {
  return startProgram(folder, framework.start, {
    ORIGIN: `https://${hostOf(framework)}`,
    SESSION_STORE: `http://127.0.0.1:${store.port}`,
  })
}
