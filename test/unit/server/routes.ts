import { createSignOffRoutes, type SignOffRoutes, type SignOffRoutesConfig } from '../../../src/server.ts'
import { AUTH_PATH, ENV_ID, REDIRECT_URI } from '../fixtures.ts'

export const ORIGIN = 'https://app.example.com'

/** As a browser's form says them. */
export const PAGE: Record<string, string> = {
  origin: ORIGIN,
  'sec-fetch-mode': 'navigate',
  accept: 'text/html',
}

export function routesOf(changes: Record<string, unknown> = {}): SignOffRoutes {
  const config = { authPath: AUTH_PATH, envID: ENV_ID, postLogoutRedirectUri: REDIRECT_URI }
  return createSignOffRoutes({ ...config, ...changes } as SignOffRoutesConfig)
}

export function post(headers: Record<string, string> = PAGE, url = `${ORIGIN}/sign-off`): Request {
  return new Request(url, { method: 'POST', headers })
}

/** The cookie that an answer brings, as the browser sends it back, and the state in it. */
export function pendingOf(headers: Headers): { cookie: string; state: string } {
  const [cookie = ''] = headers.getSetCookie().at(-1)?.split(';') ?? []
  return { cookie, state: cookie.split(/[=.]/)[2] ?? '' }
}
