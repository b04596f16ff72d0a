/** Express applications as people have them, with the example's `send`: what their clean-up sets must reach the browser. */
import { promisify } from 'node:util'
import { createRequest } from '@remix-run/node-fetch-server'
import express, { type Express, type Request, type Response } from 'express'
import session from 'express-session'
import helmet from 'helmet'
import passport from 'passport'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { send } from '../../examples/express/send.ts'
import { requestOf } from '../unit/fixtures.ts'
import { type Visit, visit } from './listening.ts'

const SCRIPT = { accept: 'application/json', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }

const onError = vi.fn()
const config = { ...requestOf(), postLogoutRedirectUri: 'http://127.0.0.1/signed-off', onError }
const { idToken, ...application } = config

let visitor: Visit | undefined

afterEach(() => {
  visitor?.close()
  onError.mockReset()
})

type Clear = (request: Request, response: Response) => unknown

function withSignOff(app: Express, clear: Clear): Express {
  const routes = createSignOffRoutes(application)
  return app.all('/sign-off', async (request, response) => {
    const clearSession = () => clear(request, response)
    await send(response, await routes.start(createRequest(request, response), { idToken, clearSession }))
  })
}

function withPassport(clear: Clear): Express {
  const authenticator = new passport.Passport()
  authenticator.serializeUser((user, done) => done(null, user))
  authenticator.deserializeUser((user: Express.User, done) => done(null, user))
  const app = express()
    .use(helmet())
    .use(session({ secret: 'x', resave: false, saveUninitialized: false }))
    .use(authenticator.session())
    .post('/sign-on', (request, response) => request.login({ name: 'Ann' }, () => void response.end()))
    .get('/user', (request, response) => void response.json(request.user ?? null))
  return withSignOff(app, clear)
}

describe('an application with passport', () => {
  it.each<[string, Clear]>([
    ['request.logout with its callback', (request) => promisify(request.logout.bind(request))()],
    [
      'the session destroyed, and its cookie cleared on the response',
      async (request, response) => {
        await promisify(request.session.destroy).call(request.session)
        response.clearCookie('connect.sid')
      },
    ],
  ])('signs the user off by %s', async (_, clear) => {
    visitor = await visit(withPassport(clear))
    await visitor.post('/sign-on')
    expect(await (await visitor.get('/user')).json()).toEqual({ name: 'Ann' })
    const answer = await visitor.post('/sign-off')
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('http-equiv="refresh"'),
    ])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await (await visitor.get('/user')).json()).toBeNull()
    expect([
      [...visitor.cookies.keys()].filter((name) => name.startsWith('pingone-signoff.')).length,
      onError.mock.calls,
    ]).toEqual([1, []])
  })

  it('leaves, and tells onError, where request.logout is called without its callback', async () => {
    visitor = await visit(withPassport((request) => (request.logout as () => void)()))
    await visitor.post('/sign-on')
    const answer = await visitor.post('/sign-off')
    expect([answer.status, onError.mock.calls.map(([error]) => error.message)]).toEqual([
      200,
      ['req#logout requires a callback function'],
    ])
  })
})

describe('an application with a JWT in a cookie', () => {
  it('keeps what clearCookie set on the response, beside the cookie of the return', async () => {
    const app = express()
      .use(helmet())
      .post('/sign-on', (_, response) => void response.cookie('jwt', 'header.payload.signature').end())
    visitor = await visit(withSignOff(app, (_, response) => response.clearCookie('jwt')))
    await visitor.post('/sign-on')
    expect([...visitor.cookies.keys()]).toEqual(['jwt'])
    const answer = await visitor.post('/sign-off', SCRIPT)
    expect(Object.keys((await answer.json()) as object)).toEqual(['url'])
    expect([...visitor.cookies.keys()]).toEqual([expect.stringMatching(/^pingone-signoff\./)])
  })
})

describe('a link, or a router that comes by GET', () => {
  it('is shown a button', async () => {
    visitor = await visit(withSignOff(express().use(helmet()), () => {}))
    const answer = await visitor.get('/sign-off')
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    expect(await answer.text()).toContain('<button>Sign off</button>')
  })
})

describe('routes mounted below a path, which Express takes off the URL', () => {
  it('post to it again by their button, where the whole URL is given back', async () => {
    const routes = createSignOffRoutes(application)
    const router = express.Router().all('/sign-off', async (request, response) => {
      request.url = request.originalUrl
      await send(response, await routes.start(createRequest(request, response)))
    })
    visitor = await visit(express().use('/account', router))
    const answer = await visitor.get('/account/sign-off?a=b')
    expect(await answer.text()).toContain('<form method="post" action="/account/sign-off?a=b"')
  })
})
