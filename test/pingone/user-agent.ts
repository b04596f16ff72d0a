import type { IncomingHttpHeaders } from 'node:http'
import { Agent, request as httpRequest } from 'node:http'
import { request as httpsRequest, Agent as TlsAgent } from 'node:https'
import type { PingOne } from '../../src/emulator.ts'

export interface Answer {
  status: number
  location: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

export interface Sending {
  /** Default: POST with a form, else GET. */
  method?: string
  /** Posted as a form. */
  form?: Record<string, string>
  headers?: Record<string, string>
}

/** Keeps cookies by host and path, as a browser does, and follows no redirect by itself. */
export interface UserAgent {
  send: (url: string, sending?: Sending) => Promise<Answer>
  /** One that has the same cookies now, and keeps them when PingOne takes this one's away. */
  copy: () => UserAgent
  /** The Cookie header for an address. */
  cookies: (url: string) => string
}

interface Cookie {
  host: string
  path: string
  name: string
  value: string
}

// A handshake for each request would take most of the tests' time.
const PLAIN = new Agent({ keepAlive: true })
const TLS = new TlsAgent({ keepAlive: true })

/** What is needed to reach a PingOne. */
type Reached = Pick<PingOne, 'port' | 'certificate'>

/** Every host name leads to the one PingOne, on loopback. */
export function createUserAgent(pingOne: Reached, jar: readonly Cookie[] = []): UserAgent {
  let kept = [...jar]
  const cookies = (url: string) => {
    const { hostname, pathname } = new URL(url)
    const due = kept.filter(({ host, path }) => host === hostname && isBelow(pathname, path))
    return due.map(({ name, value }) => `${name}=${value}`).join('; ')
  }
  const send = async (url: string, sending: Sending = {}) => {
    const headers = { Cookie: cookies(url), ...sending.headers }
    const answer = await exchange(pingOne, url, { ...sending, headers })
    for (const header of answer.headers['set-cookie'] ?? []) kept = store(kept, url, header)
    return answer
  }
  return { send, cookies, copy: () => createUserAgent(pingOne, kept) }
}

/** RFC 6265, section 5.1.4. */
function isBelow(pathname: string, path: string): boolean {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}

function store(kept: readonly Cookie[], url: string, header: string): Cookie[] {
  const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(header) ?? []
  const path = /;\s*path=([^;]*)/i.exec(header)?.[1] ?? '/'
  const expires = /;\s*expires=([^;]*)/i.exec(header)?.[1]
  const host = new URL(url).hostname
  const others = kept.filter((cookie) => cookie.host !== host || cookie.path !== path || cookie.name !== name)
  return expires && Date.parse(expires) < Date.now() ? others : [...others, { host, path, name, value }]
}

function exchange(pingOne: Reached, url: string, sending: Sending): Promise<Answer> {
  const { port, certificate } = pingOne
  const { method, form, headers = {} } = sending
  const { protocol, host, hostname, pathname, search } = new URL(url)
  const body = form ? new URLSearchParams(form).toString() : undefined
  const entity = body === undefined ? {} : entityHeaders(body)
  const options = {
    host: '127.0.0.1',
    port,
    path: pathname + search,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { Host: host, Accept: 'text/html', ...entity, ...headers },
  }
  return new Promise((resolve, reject) => {
    const sent =
      protocol === 'http:'
        ? httpRequest({ ...options, agent: PLAIN })
        : httpsRequest({ ...options, ca: certificate, servername: hostname, agent: TLS })
    sent.once('error', (error: NodeJS.ErrnoException) => {
      // A server may end a connection that was kept, while the next request is on its way (Node.js, request.reusedSocket).
      const wasEndedBefore = sent.reusedSocket && error.code === 'ECONNRESET'
      if (wasEndedBefore) resolve(exchange(pingOne, url, sending))
      else reject(error)
    })
    sent.once('response', async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      const { statusCode: status = 0, headers } = response
      resolve({ status, location: headers.location, headers, body: Buffer.concat(chunks).toString() })
    })
    sent.end(body)
  })
}

function entityHeaders(body: string): Record<string, string> {
  return {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': String(Buffer.byteLength(body)),
  }
}
