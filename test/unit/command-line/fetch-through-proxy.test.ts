import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchThroughProxy } from '../../../src/command-line/fetch-through-proxy.ts'
import { startProxy } from '../../browser/proxy.ts'
import { abandonedOrigin } from '../http/misbehaving-server.ts'
import { serveTls } from './tls-server.ts'

const HOST = 'auth.pingone.eu'
const URL_OF_KEYS = new URL(`https://${HOST}/as/jwks`)

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A proxy that leads to a server with a certificate of its own. */
async function proxied(answer: RequestListener): Promise<string> {
  const { port } = await serveTls(HOST, answer)
  const proxy = await startProxy({ [HOST]: port })
  closing.push(proxy.close)
  return `http://127.0.0.1:${proxy.port}`
}

/** A proxy that does as it is told. */
async function proxyOf(connect: (request: IncomingMessage, socket: Duplex) => void): Promise<string> {
  const server = createServer().on('connect', connect)
  closing.push(() => server.close().closeAllConnections())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const get = (proxy: string, headers: Record<string, string> = {}) =>
  fetchThroughProxy(URL_OF_KEYS, proxy, { headers, signal: AbortSignal.timeout(5000) })

const causeFor = async (proxy: string) => {
  const error = await get(proxy).catch((error: unknown) => error)
  return error instanceof TypeError ? (error.cause as { code: unknown }).code : error
}

describe('fetchThroughProxy, whoever vouches for the server', () => {
  beforeEach(() => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  it('gives the answer', async () => {
    const asked: unknown[] = []
    const proxy = await proxied(({ method, url, headers }, response) => {
      asked.push([method, url, headers.host, headers.accept, headers['proxy-authorization']])
      response.writeHead(418, { 'x-a': ['b', 'c'] }).end('{}')
    })
    const response = await get(proxy, { accept: 'application/json' })
    expect([response.status, response.headers.get('x-a'), await response.text(), asked]).toEqual([
      418,
      'b, c',
      '{}',
      [['GET', '/as/jwks', HOST, 'application/json', undefined]],
    ])
  })

  it.each([204, 205, 304])('gives a %i, which has no body', async (status) => {
    const proxy = await proxied((_, response) => response.writeHead(status).end())
    const response = await get(proxy)
    expect([response.status, await response.text()]).toEqual([status, ''])
  })

  it('follows no redirect', async () => {
    const proxy = await proxied((_, response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect((await get(proxy)).status).toBe(302)
  })

  it('hangs up when nobody reads on', async () => {
    let ended: Promise<unknown> = Promise.resolve()
    const proxy = await proxied(({ socket }, response) => {
      ended = new Promise((resolve) => socket.once('close', resolve))
      response.write('a'.repeat(100_000))
    })
    const reader = (await get(proxy)).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    await ended
  })
})

describe('fetchThroughProxy', () => {
  it('takes no certificate that nobody vouches for', async () => {
    const proxy = await proxied((_, response) => response.end())
    expect(await causeFor(proxy)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
  })

  it('tells the proxy the host, and its own name and password, alone', async () => {
    const asked: unknown[] = []
    const proxy = await proxyOf(({ method, url, headers }, socket) => {
      asked.push([method, url, headers])
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    await get(`http://us%40er:pass%3Aword@${proxy}`, { 'x-secret': 'a' }).catch(() => {})
    const authorization = `Basic ${Buffer.from('us@er:pass:word').toString('base64')}`
    expect(asked).toEqual([
      [
        'CONNECT',
        `${HOST}:443`,
        { host: `${HOST}:443`, 'proxy-authorization': authorization, connection: 'close' },
      ],
    ])
  })

  it.each([403, 407, 502])('tells a proxy that refuses with %i', async (status) => {
    const proxy = await proxyOf((_, socket) => void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`))
    expect(await causeFor(`http://${proxy}`)).toBe(`PROXY_${status}`)
  })

  it('tells a proxy that is not there', async () => {
    expect(await causeFor(await abandonedOrigin())).toBe('PROXY_UNREACHABLE')
  })

  it('tells a proxy that breaks off', async () => {
    const proxy = await proxyOf((_, socket) => void socket.destroy())
    expect(await causeFor(`http://${proxy}`)).toBe('PROXY_UNREACHABLE')
  })

  it.each(['socks5://127.0.0.1:1080', 'http://', 'nonsense'])('tells %s for no proxy', async (proxy) => {
    expect(await causeFor(proxy)).toBe('PROXY_UNUSABLE')
  })

  it('gives up by the signal', async () => {
    const proxy = await proxyOf(() => {})
    const signal = AbortSignal.timeout(50)
    await expect(fetchThroughProxy(URL_OF_KEYS, `http://${proxy}`, { headers: {}, signal })).rejects.toThrow()
    expect(signal.aborted).toBe(true)
  })
})
