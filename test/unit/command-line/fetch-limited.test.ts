import { createServer as createProxy } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { causeOf, fetchLimited } from '../../../src/command-line/fetch-limited.ts'
import { createCertificate } from '../../../src/emulator/certificate.ts'
import { realFetch } from '../fixtures.ts'
import { type Answer, abandonedOrigin, serve } from '../http/misbehaving-server.ts'

beforeEach(() => {
  vi.stubGlobal('fetch', realFetch)
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const get = (url: string, timeout = 5000) =>
  fetchLimited(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(timeout) })

const failureOf = (url: string, timeout?: number) => get(url, timeout).then(() => 'no failure', causeOf)

describe('fetchLimited', () => {
  it('gives the answer, and sends no more than it was told', async () => {
    const server = await serve((_, response) => response.writeHead(200, { 'x-a': 'b' }).end('{}'))
    const response = await get(`${server.authPath}/x`)
    expect([response.status, response.headers.get('x-a'), await response.text()]).toEqual([200, 'b', '{}'])
    const [{ method, url, headers } = {}] = server.requests
    expect([method, url, headers?.accept, headers?.cookie, headers?.authorization]).toEqual([
      'GET',
      '/x',
      'application/json',
      undefined,
      undefined,
    ])
  })

  it.each([301, 302, 303, 307, 308])('does not follow a %i', async (status) => {
    const other = await serve((_, response) => response.end('{}'))
    const server = await serve((_, response) =>
      response.writeHead(status, { location: other.authPath }).end(),
    )
    expect([(await get(server.authPath)).status, other.requests.length]).toEqual([status, 0])
  })

  it.each([204, 205, 304])('takes a %i, which has no body', async (status) => {
    const server = await serve((_, response) => response.writeHead(status).end())
    expect((await get(server.authPath)).status).toBe(status)
  })

  it('goes by the proxy that the environment names', async () => {
    const origin = await abandonedOrigin()
    vi.stubEnv('HTTPS_PROXY', origin)
    expect(await failureOf('https://auth.pingone.eu/')).toBe(
      'the proxy that HTTPS_PROXY names cannot be reached',
    )
  })

  it('gives up on a proxy that does not answer', async () => {
    const server = createProxy().on('connect', () => {})
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(await failureOf('https://auth.pingone.eu/', 100)).toBe('it did not answer in time')
    server.close().closeAllConnections()
  })

  it('of an endless body reads the beginning, and hangs up', async () => {
    const server = await serve((_, response) => {
      const more = () => response.write(Buffer.alloc(65_536, ' ')) && setImmediate(more)
      response.on('drain', more)
      more()
    })
    expect((await (await get(server.authPath)).text()).length).toBe(262_144)
    await Promise.all(server.ended)
  })
})

describe('causeOf', () => {
  it.each<[string, Answer, string]>([
    ['says nothing', () => {}, 'it did not answer in time'],
    ['stops within its answer', (_, response) => response.write('{'), 'it did not answer in time'],
    ['breaks off', ({ socket }) => socket.destroy(), 'the connection broke off'],
    ['answers no HTTP', ({ socket }) => socket.end('\x1b[2J'), 'the request failed (HPE_INVALID_CONSTANT)'],
  ])('tells of a server that %s', async (_, answer, cause) => {
    const server = await serve(answer)
    expect(await failureOf(server.authPath, 300)).toBe(cause)
  })

  it('tells of a port where nothing listens', async () => {
    expect(await failureOf(await abandonedOrigin())).toBe('the connection was refused')
  })

  it('tells of a certificate that nobody vouches for', async () => {
    const { key, certificate } = await createCertificate(['localhost'])
    const server = createServer({ key, cert: certificate }, (_, response) => response.end('{}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await failureOf(`https://localhost:${port}/`)).toBe(
      'no secure connection came about (DEPTH_ZERO_SELF_SIGNED_CERT)',
    )
    server.close().closeAllConnections()
  })

  it.each<[string, unknown, string]>([
    ['an unknown host', { cause: { code: 'ENOTFOUND' } }, 'there is no such host name'],
    ['a silent name server', { cause: { code: 'EAI_AGAIN' } }, 'the name server does not answer'],
    [
      'another host than the certificate',
      { cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
      'no secure connection came about (ERR_TLS_CERT_ALTNAME_INVALID)',
    ],
    [
      'no TLS at all',
      { cause: { code: 'ERR_SSL_WRONG_VERSION_NUMBER' } },
      'no secure connection came about (ERR_SSL_WRONG_VERSION_NUMBER)',
    ],
    ['a connection that was reset', { cause: { code: 'ECONNRESET' } }, 'the connection broke off'],
    ['no way to the host', { cause: { code: 'EHOSTUNREACH' } }, 'there is no way to it'],
    ['no way to its network', { cause: { code: 'ENETUNREACH' } }, 'there is no way to it'],
    ['a silent host', { cause: { code: 'ETIMEDOUT' } }, 'it did not answer in time'],
    ['a slow way', { cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } }, 'it did not answer in time'],
    [
      'a proxy that asks who one is',
      { cause: { code: 'PROXY_407' } },
      'the proxy that HTTPS_PROXY names asks for another name or password (status 407)',
    ],
    [
      'a proxy that refuses',
      { cause: { code: 'PROXY_403' } },
      'the proxy that HTTPS_PROXY names refused (status 403)',
    ],
    [
      'a proxy of another kind',
      { cause: { code: 'PROXY_UNUSABLE' } },
      'HTTPS_PROXY names no http or https proxy',
    ],
    ['what has no code', new TypeError('canary'), 'the request failed'],
  ])('tells of %s', (_, error, cause) => {
    expect(causeOf(error)).toBe(cause)
  })
})
