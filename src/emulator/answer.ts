import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { peekBody } from './body.ts'
import type { Faults } from './faults.ts'
import type { Handler } from './handler.ts'
import type { RequestLog } from './request-log.ts'

/**
 * Sees a request before PingOne does. It may delay it, or answer or destroy it itself. In the last two cases it must return
 * true: then PingOne does not answer.
 */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** What a request passes through, in this order. */
export interface Stations {
  /** The tester's own requests are answered here. They are neither recorded nor affected by a fault. */
  control: Handler
  log: RequestLog
  interceptor: () => Interceptor | undefined
  faults: Faults
  /** The handlers of all environments. A request that comes before they are ready waits for them. */
  handlers: Promise<readonly Handler[]>
}

export function createAnswer(stations: Stations): RequestListener {
  return (request, response) => {
    pass(stations, request, response).catch((reason: unknown) => giveUp(response, reason))
  }
}

async function pass(
  { control, log, interceptor, faults, handlers }: Stations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const ready = await handlers
  if (await control(request, response)) return
  log.add(request, await peekBody(request))
  if (await interceptor()?.(request, response)) return
  if (faults.down) return void request.socket.destroy()
  // The timer does not keep the process running once PingOne is closed.
  if (faults.slow) await delay(faults.slow, undefined, { ref: false })
  if (faults.noCors) keepFromPages(response)
  for (const handle of ready) if (await handle(request, response)) return
  // PingOne answers a wrong region or environment by "404 and nothing more" (pingone.md, Hosts).
  response.writeHead(404).end()
}

/**
 * Drops the CORS headers of an answer, whether they are set here or in oidc-provider, so that no page can read it.
 */
function keepFromPages(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response)
  response.setHeader = (name, value) =>
    name.toLowerCase().startsWith('access-control-') ? response : setHeader(name, value)
}

const NOTES: Record<number, string> = {
  500: 'The emulator, or an interceptor, failed at this request.',
  400: 'The emulator cannot read this request.',
  411: 'The emulator needs a Content-Length.',
  413: 'The emulator takes bodies of at most 1 MB.',
}

/**
 * Answers a request that failed: its URL is invalid, its body is cut off, chunked or too long, or something threw an
 * error.
 */
function giveUp(response: ServerResponse, reason: unknown): void {
  const { code, status = code === 'ERR_INVALID_URL' ? 400 : 500 } = Object(reason)
  if (response.headersSent || !NOTES[status]) return void response.destroy()
  response.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' }).end(NOTES[status])
}
