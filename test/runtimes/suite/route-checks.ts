/** The two routes of a back end, on the runtime's own Request, Response and Headers. */
import { createSignOffRoutes, type SignOffRoutesConfig, type StartOptions } from 'pingone-signoff/server'
import { makeIdToken } from './id-token.ts'
import type { Check } from './suite.ts'

const ORIGIN = 'https://app.example.com'
const CONFIG = { authPath: 'https://login.example.com', postLogoutRedirectUri: `${ORIGIN}/signed-off` }
const idToken = makeIdToken({ iss: 'https://login.example.com/as' })
const ADDRESS = `https://login.example.com/as/signoff?id_token_hint=${idToken}&post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fsigned-off&state=<state>`
const COOKIE = '__Host-pingone-signoff.<id>'
const ATTRIBUTES = 'Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure'
const HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }
const PENDING = `${COOKIE}=<state>.L3dlbGNvbWU_YT1i; ${ATTRIBUTES}`
const DROPPED = `${COOKIE}=; ${ATTRIBUTES.replace('3600', '0')}`

/** An answer whole, with `<state>` where the random one stands, and `<id>` for its beginning in the cookie's name. */
interface Answer {
  status: number
  headers: Record<string, string>
  cookies: string[]
  body: string
}

async function start(
  headers: Record<string, string>,
  config: Partial<SignOffRoutesConfig> = {},
  options: StartOptions = { idToken, returnTo: '/welcome?a=b' },
): Promise<Answer> {
  const request = new Request(`${ORIGIN}/sign-off`, { method: 'POST', headers })
  return readAnswer(await createSignOffRoutes({ ...CONFIG, ...config }).start(request, options))
}

async function readAnswer(response: Response): Promise<Answer> {
  const cookies = response.headers.getSetCookie()
  const state = stateIn(cookies)
  const hide = (text: string) =>
    hideStyle(state ? text.replaceAll(state, '<state>').replaceAll(state.slice(0, 8), '<id>') : text)
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
  return {
    status: response.status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, hide(value)])),
    cookies: cookies.map(hide),
    body: hide(await response.text()),
  }
}

/** The same in every runtime, and tested elsewhere. */
function hideStyle(text: string): string {
  return text.replace(/<style>.*<\/style>/, '<style>').replace(/sha256-[\w+/=]+/, '<hash>')
}

function stateIn(cookies: readonly string[]): string {
  const cookie = cookies.find((cookie) => cookie.startsWith('__Host-pingone-signoff.')) ?? ''
  return /=([\w-]{43})\./.exec(cookie)?.[1] ?? ''
}

const START_CHECKS: readonly Check[] = [
  {
    name: 'start answers JSON to a script, with the cookies of clearSession kept apart',
    expected: {
      status: 200,
      headers: { ...HEADERS, 'content-type': 'application/json' },
      cookies: ['sid=; Max-Age=0', 'theme=', PENDING],
      body: JSON.stringify({ url: ADDRESS }),
    },
    find: () => {
      const clearSession = (): [string, string][] => [
        ['set-cookie', 'sid=; Max-Age=0'],
        ['set-cookie', 'theme='],
      ]
      const options = { idToken, returnTo: '/welcome?a=b', clearSession }
      return start({ origin: ORIGIN, accept: 'application/json' }, {}, options)
    },
  },
  {
    name: 'start answers a page that leaves',
    expected: {
      status: 200,
      headers: {
        ...HEADERS,
        'content-security-policy':
          "default-src 'none'; base-uri 'none'; style-src '<hash>'; frame-ancestors 'none'",
        'content-type': 'text/html; charset=utf-8',
      },
      cookies: [PENDING],
      body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Signing off</title>
<style>
</head>
<body>
<main>
<meta http-equiv="refresh" content="0;url=${ADDRESS.replaceAll('&', '&#38;')}">
<p><a href="${ADDRESS.replaceAll('&', '&#38;')}">Continue to sign off</a></p>
</main>
</body>
</html>
`,
    },
    find: () => start({ 'sec-fetch-site': 'same-origin', accept: 'text/html' }),
  },
  {
    name: 'start redirects where it may',
    expected: { status: 303, headers: { ...HEADERS, location: ADDRESS }, cookies: [PENDING], body: '' },
    find: () => start({ origin: ORIGIN }, { answer: 'redirect' }),
  },
  {
    name: 'start refuses a page from elsewhere, and tells onError',
    expected: [403, 'FOREIGN_REQUEST', 'FOREIGN_REQUEST'],
    find: async () => {
      const told: unknown[] = []
      const headers = { origin: 'https://evil.example', accept: 'application/json' }
      const { status, body } = await start(headers, { onError: (error) => void told.push(error) })
      return [status, JSON.parse(body).code, ...told.map((error) => (error as { code?: string }).code)]
    },
  },
  {
    name: 'start leaves out a hint that cannot be used, and tells onError',
    expected: [303, ADDRESS.replace(/id_token_hint=[^&]*&/, ''), 'INVALID_ID_TOKEN'],
    find: async () => {
      const told: unknown[] = []
      const config = { answer: 'redirect', onError: (error: unknown) => void told.push(error) } as const
      const { status, headers } = await start({ origin: ORIGIN }, config, { idToken: 'x' })
      return [status, headers.location, ...told.map((error) => (error as { code?: string }).code)]
    },
  },
  {
    name: 'start gives a clean-up that never ends two seconds',
    expected: [200, 'TIMEOUT'],
    find: async () => {
      const told: unknown[] = []
      const config = { onError: (error: unknown) => void told.push(error) }
      const options = { clearSession: () => new Promise<never>(() => {}) }
      const { status } = await start({ origin: ORIGIN }, config, options)
      return [status, ...told.map((error) => (error as { code?: string }).code)]
    },
  },
]

const COMPLETE_CHECKS: readonly Check[] = [
  {
    name: 'complete verifies the return from start, and drops the cookie',
    expected: [
      { status: 'verified', returnTo: '/welcome?a=b', cookies: [DROPPED] },
      { status: 'unknown', cookies: [] },
      { status: 'missing', cookies: [DROPPED] },
      { status: 'none', cookies: [] },
    ],
    find: async () => {
      const routes = createSignOffRoutes(CONFIG)
      const post = new Request(`${ORIGIN}/sign-off`, { method: 'POST', headers: { origin: ORIGIN } })
      const cookies = (await routes.start(post, { returnTo: '/welcome?a=b' })).headers.getSetCookie()
      const cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ')
      const id = stateIn(cookies).slice(0, 8)
      const comeBack = (query: string, headers: Record<string, string>) => {
        const request = new Request(`${ORIGIN}/signed-off${query}`, { headers })
        const { headers: answer, ...rest } = routes.complete(request)
        return { ...rest, cookies: answer.getSetCookie().map((line) => line.replaceAll(id, '<id>')) }
      }
      return [
        comeBack(`?state=${stateIn(cookies)}`, { cookie }),
        comeBack('?state=another', { cookie }),
        comeBack('', { cookie }),
        comeBack('', {}),
      ]
    },
  },
]

export const ROUTE_CHECKS: readonly Check[] = [...START_CHECKS, ...COMPLETE_CHECKS]
