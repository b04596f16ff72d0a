import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { generateKeyPair } from 'jose'
import { createCertificate } from '../browser/certificate.ts'
import { peekBody } from './body.ts'
import { createEnvironment, type EnvironmentOptions, type Handler } from './environment.ts'
import { hostsOf, localPlaceOf, type Place, placesOf } from './places.ts'

export interface PingOneOptions {
  environments: readonly EnvironmentOptions[]
  /** Of the cookie ST. Default `None` [I]: PingOne's documentation does not tell [U]. In plain http `None` is `Lax`. */
  sameSite?: 'None' | 'Lax' | 'unspecified'
  /** Default 0, any free one. Rejects with EADDRINUSE where it is taken. */
  port?: number
  /** Plain http on localhost, for the demo: the environment then answers at `http://localhost:<port>/{envID}/as`. */
  http?: boolean
}

export interface RecordedRequest {
  method: string
  host: string
  /** Path and query. */
  url: string
  headers: IncomingHttpHeaders
  body: string
  receivedAt: number
}

/** Answers (true), delays or destroys a request before PingOne sees it. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

export interface PingOne {
  port: number
  /** PEM, for clients that have to trust it. */
  certificate: string
  requests: RecordedRequest[]
  intercept: (interceptor: Interceptor | undefined) => void
  close: () => Promise<void>
}

/** Starts a PingOne of some environments, which live as long as the process. */
export async function startPingOne(options: PingOneOptions): Promise<PingOne> {
  const { key, certificate } = await createCertificate([
    ...options.environments.flatMap(hostsOf),
    'localhost',
  ])
  const requests: RecordedRequest[] = []
  let handlers: Handler[] = []
  let interceptor: Interceptor | undefined
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    requests.push(record(request, await peekBody(request)))
    if (await interceptor?.(request, response)) return
    for (const handle of handlers) if (await handle(request, response)) return
    // A wrong region or environment: "404 and nothing more" (pingone.md, Hosts).
    response.writeHead(404).end()
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => response.destroy())
  }
  const server = options.http ? createServer(listener) : createTlsServer({ key, cert: certificate }, listener)
  const close = closer(server)
  const port = await listen(server, options.port ?? 0)
  const created = options.environments.map((environment) => createHandlers(environment, options, port))
  handlers = (await Promise.all(created)).flat()
  const intercept = (next: Interceptor | undefined) => {
    interceptor = next
  }
  return { port, certificate, requests, intercept, close }
}

/** One for each host of the environment, since cookies, issuers and so sessions are per host. */
async function createHandlers(
  environment: EnvironmentOptions,
  { http, sameSite = 'None' }: PingOneOptions,
  port: number,
): Promise<Handler[]> {
  const keys = await generateKeyPair('RS256', { extractable: true })
  const places = http ? [localPlaceOf(environment, port)] : placesOf(environment)
  // Measured: Chromium drops a cookie with SameSite=None that is not Secure, on localhost too.
  const possible = http && sameSite === 'None' ? 'Lax' : sameSite
  const create = (place: Place) => createEnvironment({ ...environment, ...place, keys, sameSite: possible })
  return Promise.all(places.map(create))
}

function record({ method = '', headers, url = '' }: IncomingMessage, body: string): RecordedRequest {
  return { method, host: headers.host ?? '', url, headers: { ...headers }, body, receivedAt: Date.now() }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** Ends sockets on which no request ever came as well: browsers open some in advance. */
function closer(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
}
