/** What a back end's sign-off does with a server that is broken, slow or hostile. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type SignOffOptions, signOff } from '../../../src/index.ts'
import { CLIENT_ID, ENV_ID, realFetch } from '../fixtures.ts'
import { type Answer, failureOf, optionsFor, SESSION_TOKEN, serve } from './misbehaving-server.ts'

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

  it.each([301, 302, 303, 307, 308])(
    'sends no token to another origin after a %i that answers the revocation',
    async (status) => {
      const other = await serve((_, response) => response.end())
      const location = `${other.authPath}/${ENV_ID}/as/revoke`
      const isRevocation = ({ url }: IncomingMessage) => url === `/${ENV_ID}/as/revoke`
      const first = await serve((request, response) =>
        response.writeHead(isRevocation(request) ? status : 204, { location }).end(),
      )
      const revoke = { accessToken: 'the-access-token', refreshToken: 'the-refresh-token' }
      const { steps } = await signOff(optionsFor(first, { clientId: CLIENT_ID, revoke }))
      expect(steps.revoke).toMatchObject({ status: 'rejected', reason: { code: 'REJECTED', status } })
      expect(first.requests.filter(isRevocation).length).toBe(2)
      expect(other.requests).toEqual([])
    },
  )

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
      const { code, option } = await failureOf(optionsFor(server, { sessionToken }))
      expect([code, option]).toEqual(['INVALID_SESSION_TOKEN', 'sessionToken'])
      expect(server.requests).toEqual([])
    },
  )

  const PINGONE = {
    id: '1',
    code: 'INVALID_DATA',
    message: 'No.',
    details: [{ code: 'INVALID_VALUE', target: 'a' }],
  }
  const OAUTH = { error: 'invalid_request', error_description: 'No.' }

  it.each<[string, string, string, object | undefined]>([
    ["PingOne's form", 'application/json', JSON.stringify({ ...PINGONE, _links: {} }), PINGONE],
    ["OAuth's form", 'application/json', JSON.stringify(OAUTH), OAUTH],
    ['HTML', 'text/html', '<!doctype html><title>Error</title>', undefined],
    ['nothing', 'text/plain', '', undefined],
  ])('tells an error in %s', async (_, type, body, pingOne) => {
    const server = await serve((_, response) => response.writeHead(403, { 'Content-Type': type }).end(body))
    const error = await failureOf(optionsFor(server))
    expect([error.code, error.status, error.pingOne]).toEqual(['REJECTED', 403, pingOne])
  })

  /** Answers with all that it was sent, wherever an error could take it from. */
  async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += chunk
    const all = [
      request.url,
      decodeURIComponent(request.url ?? ''),
      body,
      JSON.stringify(request.headers),
    ].join()
    const details = [{ code: all, target: all, [all]: all, innerError: { [all]: [all] } }]
    const told = { id: all, code: all, message: all, details, error: all, error_description: all }
    response.writeHead(400, { 'Content-Type': 'application/json' }).end(JSON.stringify(told))
  }

  it.each<[string, Answer, Partial<SignOffOptions>]>([
    ['echoes a GET', echo, {}],
    ['echoes a POST', echo, { method: 'POST' }],
    ['echoes an idpSignoff', echo, { endpoint: 'idpSignoff' }],
    ['breaks off', ({ socket }) => socket.destroy(), {}],
    ['answers no HTTP', ({ socket }) => socket.end('SESSION abc\r\n\r\n'), { method: 'POST' }],
    ['never answers', () => {}, { timeout: 100 }],
  ])('lets no secret into the error of a server that %s', async (_, answer, options) => {
    const server = await serve(answer)
    const revoke = { accessToken: 'the-access-token', refreshToken: 'the-refresh-token' }
    const asked = optionsFor(server, { state: 'a secret/state+é', clientId: CLIENT_ID, revoke, ...options })
    const error = await failureOf({ ...asked, sessionToken: `ST=${SESSION_TOKEN}; other=the-other-cookie` })
    const printed = [
      String(error),
      error.stack,
      JSON.stringify(error),
      inspect(error, { depth: 9, showHidden: true }),
    ]
    const [header = '', payload = '', signature = ''] = asked.idToken?.split('.') ?? []
    const states = [
      asked.state ?? '',
      encodeURIComponent(asked.state ?? ''),
      'secret%2Fstate',
      'secret/state',
    ]
    const secrets = [
      header,
      payload,
      signature,
      ...states,
      SESSION_TOKEN,
      'the-other-cookie',
      'the-access-token',
    ]
    expect(error.name).toBe('SignOffError')
    expect(printed.join().includes('[redacted]')).toBe(error.code === 'REJECTED')
    expect(secrets.filter((secret) => printed.join().includes(secret))).toEqual([])
  })
})
