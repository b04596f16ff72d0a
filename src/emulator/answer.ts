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
  /** Of the tester: neither recorded nor touched by a fault. */
  control: Handler
  log: RequestLog
  interceptor: () => Interceptor | undefined
  faults: Faults
  /** Those of all environments. Whatever comes before they are there waits. */
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
  // Whoever closes PingOne meanwhile does not wait for it.
  if (faults.slow) await delay(faults.slow, undefined, { ref: false })
  if (faults.noCors) keepFromPages(response)
  for (const handle of ready) if (await handle(request, response)) return
  // A wrong region or environment: "404 and nothing more" (pingone.md, Hosts).
  response.writeHead(404).end()
}

/** Whoever answers, here or in oidc-provider, allows no page to read it. */
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

/** An address that is none, a body that is cut off, chunked, or too long. */
function giveUp(response: ServerResponse, reason: unknown): void {
  const { code, status = code === 'ERR_INVALID_URL' ? 400 : 500 } = Object(reason)
  if (response.headersSent || !NOTES[status]) return void response.destroy()
  response.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' }).end(NOTES[status])
}
