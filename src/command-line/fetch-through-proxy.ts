import { type IncomingMessage, request as requestByHttp } from 'node:http'
import { request as requestByHttps } from 'node:https'
import { type Duplex, Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { connect } from 'node:tls'
import { parseUrl } from '../request/parse-url.ts'

interface Asked {
  readonly headers: Record<string, string>
  readonly signal?: AbortSignal | undefined
}

/**
 * GETs an https URL through the tunnel of a proxy. `fetch` of Node 20 cannot do that. The proxy learns only the host.
 * RFC 9110, section 9.3.6
 *
 * @throws TypeError as `fetch` does, with a `cause` that has a code
 */
export async function fetchThroughProxy(url: URL, proxy: string, asked: Asked): Promise<Response> {
  const socket = await openTunnel(url, parseProxy(proxy), asked.signal)
  const { headers, signal } = asked
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    // Loopback aside, `authPath` has no IP address: there is always a name to verify the certificate by.
    const createConnection = () => connect({ socket, servername: url.hostname, ALPNProtocols: ['http/1.1'] })
    requestByHttps(url, { headers, createConnection, defaultPort: 443, ...(signal && { signal }) })
      .once('response', resolve)
      .once('error', (cause) => reject(new TypeError('The request failed', { cause })))
      .end()
  })
  return toResponse(answer)
}

function parseProxy(proxy: string): URL {
  const url = parseUrl(proxy)
  if (url && /^https?:$/.test(url.protocol)) return url
  throw failure('PROXY_UNUSABLE')
}

function openTunnel({ hostname, port }: URL, proxy: URL, signal: AbortSignal | undefined): Promise<Duplex> {
  const authority = `${hostname}:${port || 443}`
  const request = (proxy.protocol === 'https:' ? requestByHttps : requestByHttp)({
    method: 'CONNECT',
    hostname: proxy.hostname.replace(/^\[|]$/g, ''),
    port: proxy.port,
    path: authority,
    headers: { host: authority, ...authorizationFor(proxy) },
    agent: false,
    ...(signal && { signal }),
  })
  return new Promise((resolve, reject) => {
    request
      .once('connect', ({ statusCode }, socket) => {
        if (statusCode === 200) return resolve(socket)
        socket.destroy()
        reject(failure(`PROXY_${statusCode}`))
      })
      .once('error', () => reject(failure('PROXY_UNREACHABLE')))
      .end()
  })
}

function authorizationFor({ username, password }: URL): Record<string, string> {
  if (!username) return {}
  const credentials = Buffer.from([username, password].map(decodeURIComponent).join(':'))
  return { 'proxy-authorization': `Basic ${credentials.toString('base64')}` }
}

function failure(code: string): TypeError {
  return new TypeError('The proxy failed', { cause: { code } })
}

function toResponse(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 0
  const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  // `Response` takes no body for a status of 204 or 304.
  const body = [204, 205, 304].includes(status)
    ? null
    : (Readable.toWeb(answer) as ReadableStream<Uint8Array>)
  return new Response(body as BodyInit | null, { status, headers })
}
