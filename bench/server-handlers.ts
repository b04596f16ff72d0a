import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createSignOffRoutes } from 'pingone-signoff/server'

const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const CLIENT_ID = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'
export const CONFIG = {
  authPath: 'https://auth.pingone.eu',
  envID: ENV_ID,
  clientId: CLIENT_ID,
  postLogoutRedirectUri: 'https://app.example.com/signed-off',
  origin: 'https://app.example.com',
} as const

/** Some 900 characters, as PingOne's usual ones; its signature is for nobody to check. */
const ID_TOKEN = [
  encode({ alg: 'RS256', kid: 'default' }),
  encode({
    iss: `${CONFIG.authPath}/${ENV_ID}/as`,
    sub: 'ann',
    aud: CLIENT_ID,
    env: ENV_ID,
    sid: 's'.repeat(36),
  }),
  'x'.repeat(600),
].join('.')

/** What a browser's form says of itself, but for `Sec-Fetch-Mode`: without it there are 303s as well as pages. */
export const REQUEST_HEADERS: Record<string, string> = {
  origin: 'https://app.example.com',
  accept: 'text/html',
  'sec-fetch-site': 'same-origin',
}

const LOCATION = `${CONFIG.authPath}/${ENV_ID}/as/signoff?id_token_hint=${ID_TOKEN}`

const redirecting = createSignOffRoutes({ ...CONFIG, answer: 'redirect' })
const routes = createSignOffRoutes(CONFIG)
export const USER = { idToken: ID_TOKEN, returnTo: '/' } as const

/** The page that `start` answers with, for the adapter to send without any work. */
const { headers: PAGE_HEADERS, html: PAGE } = await pageOf()

async function pageOf(): Promise<{ headers: Headers; html: string }> {
  const request = new Request(`${CONFIG.origin}/sign-off`, { method: 'POST', headers: REQUEST_HEADERS })
  const response = await routes.start(request, USER)
  return { headers: response.headers, html: await response.text() }
}

/** From the least that can be done to what an application gets. Each `start` is held to the constant before it. */
export const HANDLERS = {
  'node:http, constant 303': (_, response) => response.writeHead(303, { location: LOCATION }).end(),
  'adapter, constant 303': adapted(
    () => new Response(null, { status: 303, headers: { location: LOCATION } }),
  ),
  'adapter, start, 303': adapted((request) => redirecting.start(request, USER)),
  'adapter, constant page': adapted(() => new Response(PAGE, { headers: PAGE_HEADERS })),
  'adapter, start, page': adapted((request) => routes.start(request, USER)),
} as const satisfies Record<string, RequestListener>

function adapted(handle: (request: Request) => Response | Promise<Response>): RequestListener {
  return getRequestListener(handle)
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
