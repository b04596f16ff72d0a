import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** An application on loopback, and a browser that knows no more than its cookies. */
export interface Visit {
  readonly post: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly get: (path: string) => Promise<Response>
  /** As they stand, by name. */
  readonly cookies: Map<string, string>
  readonly close: () => void
}

export async function visit(listener: RequestListener): Promise<Visit> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cookies = new Map<string, string>()
  const send = async (method: string, path: string, headers: Record<string, string>) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const response = await ask(method, originOf(server) + path, { ...NAVIGATION, ...headers, cookie })
    keep(cookies, response)
    return response
  }
  return {
    get: (path) => send('GET', path, {}),
    post: (path, headers = {}) => send('POST', path, { ...formOf(server), ...headers }),
    cookies,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const NAVIGATION = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

/** Not by fetch, which says of itself that it is one. */
async function ask(method: string, url: string, headers: Record<string, string>): Promise<Response> {
  const sent = request(url, { method, headers }).end(method === 'POST' ? 'a=b' : undefined)
  const [message] = (await once(sent, 'response')) as [IncomingMessage]
  const pairs = Object.entries(message.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return new Response(await text(message), { status: message.statusCode ?? 0, headers: pairs })
}

/** What a browser's form says besides. */
function formOf(server: Server): Record<string, string> {
  return {
    origin: originOf(server),
    'content-type': 'application/x-www-form-urlencoded',
  }
}

function keep(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
    else cookies.set(name, value)
  }
}
