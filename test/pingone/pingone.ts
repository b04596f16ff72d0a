import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate } from '../browser/certificate.ts'
import { peekBody } from './body.ts'
import { createEnvironment, type EnvironmentOptions, type Handler } from './environment.ts'
import { signedOffPage } from './pages.ts'

export interface PingOneOptions {
  environments: readonly EnvironmentOptions[]
  /** Of the cookie ST. Default `None`, which is inferred: PingOne's documentation does not tell. */
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
  const hosts = options.environments.flatMap(hostsOf)
  const { key, certificate } = await createCertificate([...hosts, 'localhost'])
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
  const port = await listen(server, options.port ?? 0)
  handlers = await createHandlers(options, port)
  const intercept = (next: Interceptor | undefined) => {
    interceptor = next
  }
  return { port, certificate, requests, intercept, close: () => close(server) }
}

function hostsOf({ host, customDomain }: EnvironmentOptions): string[] {
  return [host, host?.replace('auth.', 'apps.'), customDomain].filter((name) => name !== undefined)
}

/** One for each host of each environment, since cookies, issuers and so sessions are per host. */
async function createHandlers(options: PingOneOptions, port: number): Promise<Handler[]> {
  const { environments, sameSite = 'None', http } = options
  const handlers = environments.flatMap((environment) => {
    const { envID, host, customDomain } = environment
    const path = `/${envID}`
    const create = (origin: string, path: string, signedOff: string) =>
      createEnvironment({ ...environment, origin, path, signedOff, sameSite })
    if (http) return [create(`http://localhost:${port}`, path, `${path}/signon/#signedOff`)]
    return [
      ...(host
        ? [
            create(
              `https://${host}`,
              path,
              `https://${host.replace('auth.', 'apps.')}${path}/signon/#signedOff`,
            ),
          ]
        : []),
      ...(customDomain ? [create(`https://${customDomain}`, '', '/signon/#signedOff')] : []),
    ]
  })
  return [signedOffPage, ...(await Promise.all(handlers))]
}

function record({ method = '', headers, url = '' }: IncomingMessage, body: string): RecordedRequest {
  return { method, host: headers.host ?? '', url, headers, body, receivedAt: Date.now() }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
