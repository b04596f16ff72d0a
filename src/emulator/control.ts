import type { IncomingMessage, ServerResponse } from 'node:http'
import { peekBody } from './body.ts'
import { checkFaults } from './check-config.ts'
import type { Controlled } from './controlled.ts'
import { type Faults, replaceFaults } from './faults.ts'
import type { Handler } from './handler.ts'
import { faultsOfForm } from './status-faults.ts'
import { statusPage } from './status-page.ts'

const CONTROL_PATH = '/emulator/'

type Act = (controlled: Controlled, exchange: Exchange) => void | Promise<void>

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

/** The answers, by method and by the path after `/emulator/`. */
const ACTS: Record<string, Act> = {
  'GET ': showStatus,
  'GET requests': ({ requests }, { response }) => sendJson(response, 200, requests),
  'GET sessions': ({ sessions }, { response }) => sendJson(response, 200, sessions()),
  'GET environments': ({ environments }, { response }) => sendJson(response, 200, environments()),
  'GET faults': ({ faults }, { response }) => sendJson(response, 200, faults),
  'PUT faults': putFaults,
  'POST faults': postFaults,
  'POST reset': ({ reset }, exchange) => {
    reset()
    backToPage(exchange)
  },
  'GET certificate': sendCertificate,
}

/**
 * Creates a handler for requests below `/emulator/`. It answers only at this machine's own names, and no page but its
 * own.
 */
export function createControl(controlled: Controlled, isTls: boolean): Handler {
  return async (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    if (!`${path}/`.startsWith(CONTROL_PATH)) return false
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    if (!isOwn(request, isTls)) {
      sendJson(response, 403, { code: 'FORBIDDEN', message: FORBIDDEN })
      return true
    }
    const act = ACTS[`${request.method} ${path.slice(CONTROL_PATH.length)}`]
    if (act) await act(controlled, { request, response })
    else sendJson(response, 404, { code: 'NOT_FOUND', message: `Known are ${Object.keys(ACTS).join(', ')}` })
    return true
  }
}

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
}

const FORBIDDEN =
  'Control is for this machine: by localhost or 127.0.0.1, and neither by a page of another origin nor in its name.'

/**
 * Checks that a request comes from no other page: neither from a page of the application under test, which is on
 * another origin, whatever it sends, nor from somebody else's page whose name was made to lead here (DNS rebinding).
 */
function isOwn({ headers, method }: IncomingMessage, isTls: boolean): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = headers
  if (!/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host)) return false
  if (origin !== undefined && origin !== `${isTls ? 'https' : 'http'}://${host}`) return false
  // A link to the status page changes nothing, and the page with the link sees nothing.
  const isLink = method === 'GET' && mode === 'navigate'
  return site === 'none' || site === 'same-origin' || isLink
}

function showStatus(controlled: Controlled, { response }: Exchange): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(statusPage(controlled))
}

async function putFaults({ faults }: Controlled, { request, response }: Exchange): Promise<void> {
  const body = await peekBody(request)
  const next = parseJson(body)
  const problems = next === undefined ? [{ path: '', message: 'is no JSON' }] : checkFaults(next)
  if (problems.length) return sendJson(response, 400, { code: 'INVALID_FAULTS', problems })
  replaceFaults(faults, next as Faults)
  sendJson(response, 200, faults)
}

/** Sets the faults from the form of the status page. */
async function postFaults({ faults }: Controlled, exchange: Exchange): Promise<void> {
  const next = faultsOfForm(new URLSearchParams(await peekBody(exchange.request)))
  const problems = checkFaults(next)
  if (problems.length) return sendJson(exchange.response, 400, { code: 'INVALID_FAULTS', problems })
  replaceFaults(faults, next)
  backToPage(exchange)
}

function backToPage({ request, response }: Exchange): void {
  if (request.headers.accept?.includes('text/html')) response.writeHead(303, { Location: CONTROL_PATH }).end()
  else response.writeHead(204).end()
}

function sendCertificate({ certificate }: Controlled, { response }: Exchange): void {
  if (certificate) response.writeHead(200, { 'Content-Type': 'application/x-pem-file' }).end(certificate)
  else sendJson(response, 404, { code: 'NOT_FOUND', message: 'There is none in plain http' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(`${JSON.stringify(body, undefined, 2)}\n`)
}
