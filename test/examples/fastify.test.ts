/** The routes of the Fastify example, without a PingOne: what a form, a script and a link are answered. */
import Fastify from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { readSettings } from '../../examples/express/settings.ts'
import { signOffPlugin } from '../../examples/fastify/sign-off.ts'
import { type Visit, visit } from './listening.ts'

let visitor: Visit | undefined

afterEach(() => visitor?.close())

async function visitApp(): Promise<Visit> {
  const app = Fastify()
  app.addHook(
    'onRequest',
    async (_request, reply) => void reply.header('content-security-policy', "default-src 'self'"),
  )
  await app.register(signOffPlugin, readSettings({ ORIGIN: 'http://127.0.0.1' }))
  await app.ready()
  return visit(app.routing.bind(app))
}

describe('the Fastify example', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a form', {}, 'text/html; charset=utf-8'],
    ['a form with a file', { 'content-type': 'multipart/form-data; boundary=x' }, 'text/html; charset=utf-8'],
    [
      'a script',
      { accept: 'application/json', 'content-type': 'application/json', 'sec-fetch-mode': 'cors' },
      'application/json',
    ],
  ])('answers %s, whose body nobody parses, and sends each cookie apart', async (_, headers, type) => {
    visitor = await visitApp()
    const answer = await visitor.post('/sign-off', { origin: 'http://127.0.0.1', ...headers })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(answer.headers.getSetCookie().map((line) => line.replace(/[.=].*/, ''))).toEqual([
      'session',
      'pingone-signoff',
    ])
    expect(answer.headers.get('content-security-policy')?.startsWith("default-src 'none'")).toBe(
      type.startsWith('text/html'),
    )
  })

  it('shows a link a button', async () => {
    visitor = await visitApp()
    const answer = await visitor.get('/sign-off')
    expect([answer.status, (await answer.text()).includes('<button>Sign off</button>')]).toEqual([405, true])
  })
})
