import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { peekBody } from './body.ts'
import { allowOrigin } from './cors.ts'
import type { Environment } from './environment.ts'
import type { Handler } from './handler.ts'

/**
 * Creates a handler that runs before oidc-provider at `/as/authorize`. PingOne forbids other pages to frame its
 * answers there (a comment in Ping's own SDK). For pages it has a background form: a POST with
 * `response_mode=pi.flow`, which it answers in JSON. The emulator handles every such POST as `prompt=none`, even if
 * the page does not ask for that, because it asks nobody for a password there.
 */
export function createAuthorize(environment: Environment, issuer: string): Handler {
  const { pathname: endpoint } = new URL(`${issuer}/authorize`)
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', environment.origin)
    if (pathname !== endpoint && !pathname.startsWith(`${endpoint}/`)) return false
    response.setHeader('X-Frame-Options', 'DENY')
    if (request.method !== 'POST') return false
    const parameters = new URLSearchParams([...searchParams, ...new URLSearchParams(await peekBody(request))])
    if (parameters.get('response_mode') !== 'pi.flow') return false
    allowOrigin(environment.applications, request, response)
    parameters.delete('response_mode')
    parameters.set('prompt', 'none')
    request.method = 'GET'
    request.url = `${endpoint}?${parameters}`
    answerInJson(response)
    return false
  }
}

/** Turns the redirect of oidc-provider into an answer in JSON. */
function answerInJson(response: ServerResponse): void {
  const end = response.end.bind(response)
  response.end = () => {
    const location = response.getHeader('Location')
    const { searchParams } = new URL(typeof location === 'string' ? location : 'about:blank')
    const { status, body } = toFlow(searchParams)
    const json = JSON.stringify({ id: randomUUID(), ...body })
    response.removeHeader('Location')
    response.setHeader('Content-Type', 'application/json')
    response.setHeader('Content-Length', Buffer.byteLength(json))
    response.statusCode = status
    return end(json)
  }
}

/** `authorizeResponse`, LOGIN_REQUIRED and its message are what Ping's SDK and its tests read. All else is inferred. */
function toFlow(answer: URLSearchParams): { status: number; body: object } {
  const code = answer.get('code')
  const state = answer.get('state') ?? undefined
  if (code) return { status: 200, body: { status: 'COMPLETED', authorizeResponse: { code, state } } }
  const error = answer.get('error') ?? 'invalid_request'
  const message =
    error === 'login_required'
      ? 'User authentication is required'
      : (answer.get('error_description') ?? error)
  const details = [{ code: error.toUpperCase(), message }]
  return { status: 400, body: { code: 'INVALID_DATA', message, details } }
}
