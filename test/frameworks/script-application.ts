/** An Express application whose pages post to one route by script, each in its own way. */
import { readFileSync } from 'node:fs'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import { build } from 'esbuild'
import express, { type Express, type Request } from 'express'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { type Listener, listen } from '../../src/emulator/listen.ts'
import type { BrowserName } from '../browser/executable.ts'
import type { Caller } from './measure.ts'
import { SCRIPT_PAGES, type ScriptPage } from './script-pages.ts'
import { ENV_ID, PINGONE_HOST } from './settings.ts'
import { startWorld, type World } from './world.ts'

const SCRIPT_HOST = 'shop.example.net'
const ORIGIN = `https://${SCRIPT_HOST}`
const PAGE_SCRIPTS = new URL('page-scripts/', import.meta.url).pathname

export const SCRIPT_CALLERS: readonly Caller[] = SCRIPT_PAGES.map(callerOf)
/** One of each kind. */
export const KINDS_OF_CALLERS: readonly Caller[] = SCRIPT_PAGES.filter(({ isLike }) => !isLike).map(callerOf)

function callerOf(page: ScriptPage): Caller {
  const version = page.library ? versionOf(`${PAGE_SCRIPTS}node_modules/${page.library}`) : ''
  return { name: page.name, version, origin: ORIGIN, path: pathOf(page), unread: page.unread }
}

/** `npm run page-scripts` installs them. */
function versionOf(folder: string): string {
  return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version
}

function pathOf({ name }: ScriptPage): string {
  return `/${name.replace(/\W+/g, '-')}`
}

/** Acts in a world of these pages alone. */
export async function withScriptPages<Result>(
  browser: BrowserName,
  act: (world: World) => Promise<Result>,
): Promise<Result> {
  let application: Listener | undefined
  const world = await startWorld([SCRIPT_HOST], browser, async ({ sessions }) => {
    application = await listen(0, undefined, await scriptApplication(sessions))
    const postsToPingOne = SCRIPT_PAGES.filter((page) => page.postsToPingOne).map(pathOf)
    return { [SCRIPT_HOST]: { port: application.port, postsToPingOne } }
  })
  try {
    return await act(world)
  } finally {
    await world.close()
    await application?.close()
  }
}

async function scriptApplication(sessions: Map<string, string>): Promise<Express> {
  const scripts = await bundleScripts()
  const app = express().disable('x-powered-by')
  for (const page of SCRIPT_PAGES) app.get(pathOf(page), (_, response) => void response.send(htmlOf(page)))
  return mountSignOff(app, sessions)
    .get('/scripts/:file', ({ params }, response) => void response.type('js').send(scripts[params.file]))
    .get('/passing-worker.js', (_, response) => void response.type('js').send(workerOf(PASSING)))
    .get('/asking-worker.js', (_, response) => void response.type('js').send(workerOf(ASKING)))
    .get('/probe', (_, response) => void response.send('<title>Probe</title>'))
}

function mountSignOff(app: Express, sessions: Map<string, string>): Express {
  const routes = createSignOffRoutes({
    authPath: `https://${PINGONE_HOST}`,
    envID: ENV_ID,
    postLogoutRedirectUri: `${ORIGIN}/signed-off`,
    origin: ORIGIN,
  })
  return app
    .all('/sign-off', async (request, response) => {
      const id = sessionOf(request)
      const clearSession = () => {
        sessions.delete(id)
        return { 'set-cookie': 'session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax' }
      }
      const options = { idToken: sessions.get(id), clearSession }
      await sendResponse(response, await routes.start(createRequest(request, response), options))
    })
    .get('/signed-off', (request, response) => {
      const { status, headers } = routes.complete(createRequest(request, response))
      response.setHeaders(headers).send(`<!doctype html><title>Signed off</title><h1>${status}</h1>`)
    })
}

function sessionOf({ headers }: Request): string {
  return /session=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? ''
}

/** As those that leave everything to the network, and as those that ask anew, to add a header say. */
const PASSING = 'fetch(request)'
const ASKING =
  'fetch(request.url, { method: request.method, headers: request.headers, body: await request.blob() })'

function workerOf(answer: string): string {
  return `
addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
const answer = async (request) => request.method === 'POST' ? ${answer} : fetch(request)
addEventListener('fetch', (event) => event.respondWith(answer(event.request)))
`
}

function htmlOf(page: ScriptPage): string {
  const script = page.script ? `<script type="module" src="/scripts/${page.script}.js"></script>` : ''
  return `<!doctype html>
<html lang="en">
<head>
<title>${page.name}</title>
<link rel="icon" href="data:,">
${script}
</head>
<body>${page.body}</body>
</html>
`
}

/** All pages, with what they share in files of their own, as a build gives them. */
async function bundleScripts(): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    entryPoints: SCRIPT_PAGES.flatMap(({ script }) => (script ? [`${PAGE_SCRIPTS}pages/${script}.js`] : [])),
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(1), text]))
}
