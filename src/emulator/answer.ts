import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { peekBody } from './body.ts'
import type { Faults } from './faults.ts'
import type { Handler } from './handler.ts'
import type { RequestLog } from './request-log.ts'

/** Answers a request itself (true), delays or destroys it, before PingOne sees it. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** What a request passes, in this order. */
export interface Stations {
  log: RequestLog
  interceptor: () => Interceptor | undefined
  faults: Faults
  /** Those of all environments. A request that comes before they are there waits. */
  handlers: Promise<readonly Handler[]>
}

export function createAnswer({ log, interceptor, faults, handlers }: Stations): RequestListener {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    log.add(request, await peekBody(request))
    if (await interceptor()?.(request, response)) return
    if (faults.down) return void request.socket.destroy()
    // Whoever closes PingOne meanwhile does not wait for it.
    if (faults.slow) await delay(faults.slow, undefined, { ref: false })
    // Without an origin nobody is allowed to read the answer, neither here nor in oidc-provider.
    if (faults.noCors) delete request.headers.origin
    for (const handle of await handlers) if (await handle(request, response)) return
    // A wrong region or environment: "404 and nothing more" (pingone.md, Hosts).
    response.writeHead(404).end()
  }
  return (request, response) => {
    answer(request, response).catch(() => response.destroy())
  }
}
