import { type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import helmet, { type HelmetOptions } from 'helmet'
import { createCertificate } from '../../src/emulator/certificate.ts'
import { type Listener, listen } from '../../src/emulator/listen.ts'
import { PINGONE_HOST } from './settings.ts'

/** A request that was not a GET, and the answer to it. */
export interface Posted {
  path: string
  cookie: string
  status: number
}

export interface FrontApplication {
  /** On loopback, in plain http. */
  port: number
  /** Where the framework's pages are dead under Helmet's defaults. */
  helmet?: HelmetOptions | undefined
  /** Pages that post to PingOne themselves where they are told so: their policy has to allow that. */
  postsToPingOne?: readonly string[] | undefined
}

export interface Front extends Listener {
  posted: Posted[]
  /** What the browser sent along, by path and query: it may tell of its cookies late, and sends what it has. */
  cookies: Map<string, string>
}

/**
 * Stands before the applications, each at a host name of its own: TLS, and Helmet's headers at their defaults wherever an
 * answer brings none of its own.
 */
export async function startFront(applications: Readonly<Record<string, FrontApplication>>): Promise<Front> {
  const posted: Posted[] = []
  const cookies = new Map<string, string>()
  const certificate = await createCertificate(Object.keys(applications))
  const listener = await listen(0, certificate, (request, response) => {
    const application = applications[request.headers.host ?? '']
    if (!application) return void response.writeHead(404).end()
    cookies.set(request.url ?? '', request.headers.cookie ?? '')
    const protect = helmet(optionsFor(application, request.url ?? ''))
    protect(request, response, () => forward(request, response, application.port, posted))
  })
  return { ...listener, posted, cookies }
}

function optionsFor({ helmet: options = {}, postsToPingOne }: FrontApplication, path: string): HelmetOptions {
  const { contentSecurityPolicy } = options
  if (!postsToPingOne?.includes(path)) return options
  const directives = typeof contentSecurityPolicy === 'object' ? contentSecurityPolicy.directives : {}
  const formAction = { 'form-action': ["'self'", `https://${PINGONE_HOST}`] }
  return { ...options, contentSecurityPolicy: { directives: { ...directives, ...formAction } } }
}

function forward(request: IncomingMessage, response: ServerResponse, port: number, posted: Posted[]): void {
  const { method = '', url = '', headers } = request
  const forwarded = { ...headers, 'x-forwarded-proto': 'https', 'x-forwarded-host': headers.host }
  const upstream = send({ host: '127.0.0.1', port, method, path: url, headers: forwarded }, (answer) => {
    const { statusCode: status = 502 } = answer
    if (method !== 'GET') posted.push({ path: url, cookie: headers.cookie ?? '', status })
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && name !== 'connection') response.setHeader(name, value)
    }
    response.writeHead(status)
    answer.pipe(response)
  })
  upstream.on('error', () => response.destroy())
  request.pipe(upstream)
}
