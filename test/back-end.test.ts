/** signOff as a back end calls it, against real servers on loopback: the provider, and servers that misbehave. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type SignOffError, type SignOffOptions, type SignOffResult, signOff } from '../src/index.ts'
import { makeIdToken, realFetch } from './fixtures.ts'
import { ANN, BOB, ENV_ID, OPTIONS, party, RETURN, type SignedOn, signedOn } from './pingone/fixture.ts'
import { type PingOne, startPingOne } from './pingone/pingone.ts'

interface Misbehaving {
  authPath: string
  requests: IncomingMessage[]
  /** Those whose connection has ended. */
  ended: Promise<unknown>[]
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(answer: Answer): Promise<Misbehaving> {
  const [requests, ended]: [IncomingMessage[], Promise<unknown>[]] = [[], []]
  const server = createServer((request, response) => {
    requests.push(request)
    ended.push(new Promise((resolve) => request.socket.once('close', resolve)))
    answer(request, response)
  })
  closing.push(() => server.close().closeAllConnections())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { authPath: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, ended }
}

const SESSION_TOKEN = 'abcdefghijklmnopqrstuvwxyz0123456789'

function optionsFor(
  { authPath }: { authPath: string },
  options: Partial<SignOffOptions> = {},
): SignOffOptions {
  const idToken = makeIdToken({ iss: `${authPath}/${ENV_ID}/as` })
  const request = {
    authPath,
    envID: ENV_ID,
    idToken,
    postLogoutRedirectUri: RETURN,
    state: 'the-secret-state',
  }
  return { ...request, sessionToken: SESSION_TOKEN, fetch: realFetch, ...options }
}

function failureOf(options: SignOffOptions): Promise<SignOffError> {
  return signOff(options).then(
    (result) => Promise.reject(new Error(`It came to ${JSON.stringify(result)}`)),
    (error) => error,
  )
}

describe('signOff at PingOne, from a back end', () => {
  let pingOne: PingOne
  let authPath: string
  beforeAll(async () => {
    pingOne = await startPingOne({
      environments: OPTIONS.environments.slice(0, 1).map((one) => ({ ...one, logoutRedirectUris: [RETURN] })),
      http: true,
    })
    authPath = `http://localhost:${pingOne.port}`
  })
  afterAll(() => pingOne.close())

  async function signOnAs(user: typeof ANN): Promise<SignedOn & { options: SignOffOptions }> {
    const issuer = `${authPath}/${ENV_ID}/as`
    const signed = await signedOn(pingOne, party(issuer), user)
    const sessionToken = signed.agent.cookies(`${issuer}/signoff`)
    return {
      ...signed,
      options: optionsFor({ authPath }, { idToken: signed.idToken, sessionToken, state: null }),
    }
  }
  const seen = ({ mode, ...rest }: SignOffResult) => ({ mode, ...rest })

  it.each<[string, Partial<SignOffOptions>, object]>([
    ['signoff', {}, { status: 302, location: RETURN }],
    ['signoff by POST', { method: 'POST', state: 's' }, { status: 302, location: `${RETURN}?state=s` }],
    [
      'signoff, and stay',
      { postLogoutRedirectUri: null },
      { status: 302, location: `/${ENV_ID}/signon/#signedOff` },
    ],
    ['xpSignoff', { endpoint: 'xpSignoff' }, { status: 302, location: RETURN }],
    ['xpSignoff by POST', { endpoint: 'xpSignoff', method: 'POST' }, { status: 302, location: RETURN }],
    ['idpSignoff', { endpoint: 'idpSignoff', sessionToken: null }, { status: 204 }],
  ])('ends the session by %s', async (_, changes, answer) => {
    const { options, session } = await signOnAs(ANN)
    expect(await session()).toBe('signed on')
    const result = await signOff({ ...options, ...changes })
    expect(seen(result)).toEqual({ mode: 'fetch', confirmed: true, steps: {}, ...answer })
    expect(await session()).toBe('login_required')
  })

  it('takes the bare value of ST for a session token', async () => {
    const { options, session } = await signOnAs(ANN)
    const sessionToken = /(?:^|; )ST=([^;]*)/.exec(options.sessionToken ?? '')?.[1] ?? ''
    expect(await signOff({ ...options, sessionToken })).toMatchObject({ confirmed: true })
    expect(await session()).toBe('login_required')
  })

  it('signs off many users at once, each by himself', async () => {
    const [ann, bob, again] = await Promise.all([signOnAs(ANN), signOnAs(BOB), signOnAs(ANN)])
    const wrongHint = { ...again.options, idToken: bob.idToken }
    const results = await Promise.allSettled([ann.options, bob.options, wrongHint].map(signOff))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    const sessions = await Promise.all([ann, bob, again].map(({ session }) => session()))
    expect(sessions).toEqual(['login_required', 'login_required', 'signed on'])
  })

  it("tells PingOne's reason when it refuses, and leaves the session alone", async () => {
    const { options, session } = await signOnAs(ANN)
    const error = await failureOf({ ...options, postLogoutRedirectUri: `${RETURN}/` })
    const details = [{ code: 'INVALID_POST_LOGOUT_REDIRECT_URI', target: 'post_logout_redirect_uri' }]
    expect(error).toMatchObject({ code: 'REJECTED', status: 400, pingOne: { code: 'INVALID_DATA', details } })
    expect(await session()).toBe('signed on')
  })
})

describe('signOff at a server that misbehaves', () => {
  const redirects = [301, 302, 303, 307, 308].flatMap((status) => [
    ['GET', status] as const,
    ['POST', status] as const,
  ])

  it.each(redirects)('by %s sends nothing to another origin after a %i', async (method, status) => {
    const other = await serve((_, response) => response.end())
    const location = `${other.authPath}/${ENV_ID}/as/signoff`
    const first = await serve((_, response) => response.writeHead(status, { location }).end('x'))
    const result = await signOff(optionsFor(first, { method }))
    expect(result).toEqual({ mode: 'fetch', confirmed: false, status, location, steps: {} })
    expect(first.requests.map(({ method }) => method)).toEqual([method])
    expect(other.requests).toEqual([])
  })

  it('gives up and hangs up when nothing comes', async () => {
    const server = await serve(() => {})
    const start = Date.now()
    const { code, problems } = await failureOf(optionsFor(server, { timeout: 300 }))
    expect([code, problems]).toEqual(['TIMEOUT', []])
    expect(Date.now() - start).toBeGreaterThanOrEqual(295)
    expect(Date.now() - start).toBeLessThan(1300)
    await Promise.all(server.ended)
  })

  it.each<[string, number, string]>([
    ['an error', 500, 'REJECTED'],
    ['a success', 200, 'no error'],
  ])('hangs up when the body of %s never ends', async (_, status, code) => {
    const server = await serve((_, response) => response.writeHead(status).write('{"code":'))
    const start = Date.now()
    const outcome = await signOff(optionsFor(server)).then(
      () => 'no error',
      (error) => error.code,
    )
    expect(outcome).toBe(code)
    expect(Date.now() - start).toBeLessThan(2500)
    await Promise.all(server.ended)
  })

  it('reads no more than a piece beyond 64 kB of an error of 10 MB, and hangs up', async () => {
    const read = { octets: 0 }
    const server = await serve((_, response) => response.writeHead(500).end(Buffer.alloc(10_000_000, 'x')))
    const fetch: typeof realFetch = async (...parameters) => {
      const { status, body } = await realFetch(...parameters)
      const count = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          read.octets += chunk.length
          controller.enqueue(chunk)
        },
      })
      return new Response(body?.pipeThrough(count), { status })
    }
    const { code, pingOne } = await failureOf(optionsFor(server, { fetch }))
    expect([code, pingOne]).toEqual(['REJECTED', undefined])
    // One piece is at most 64 kB, and two may wait in the streams.
    expect(read.octets).toBeLessThanOrEqual(4 * 65_536)
    await Promise.all(server.ended)
  })

  it.each(['a\r\nX-Injected: 1', 'a\nb', 'a\r', 'ST=a\0', 'ü', ' a', 'a ', '\ta', 'ST=a\u2028'])(
    'refuses %j for a session token, and sends nothing',
    async (sessionToken) => {
      const server = await serve((_, response) => response.end())
      const { code, option, message } = await failureOf(optionsFor(server, { sessionToken }))
      expect([code, option]).toEqual(['INVALID_SESSION_TOKEN', 'sessionToken'])
      expect(message).not.toContain(sessionToken)
      expect(server.requests).toEqual([])
    },
  )
})
