/** What docs/back-ends.md tells for Koa, whose `body = response` would fold several cookies into one header. */
import { createRequest } from '@remix-run/node-fetch-server'
import Koa from 'koa'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { afterEach, describe, expect, it } from 'vitest'
import { requestOf } from '../unit/fixtures.ts'
import { type Visit, visit } from './listening.ts'

const { idToken, ...application } = { ...requestOf(), postLogoutRedirectUri: 'http://127.0.0.1/signed-off' }
const routes = createSignOffRoutes(application)

let visitor: Visit | undefined

afterEach(() => visitor?.close())

async function signOff(context: Koa.Context): Promise<void> {
  const clearSession = () => void context.cookies.set('jwt')
  const answer = await routes.start(createRequest(context.req, context.res), { idToken, clearSession })
  context.status = answer.status
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') context.append(name, value)
    else context.set(name, value)
  }
  context.body = await answer.text()
}

describe('Koa', () => {
  it('sends each cookie apart, its own too', async () => {
    const app = new Koa().use(signOff)
    visitor = await visit(app.callback())
    const answer = await visitor.post('/sign-off')
    const names = answer.headers.getSetCookie().map((line) => line.replace(/[.=].*/, ''))
    expect([answer.status, names]).toEqual([200, ['jwt', 'pingone-signoff']])
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
})
