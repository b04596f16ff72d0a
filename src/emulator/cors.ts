import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Environment } from './environment.ts'
import type { ApplicationOptions } from './settings.ts'

/** Lets a page of one of these applications read the answer. @returns whether the request is from such a page */
export function allowOrigin(
  applications: readonly ApplicationOptions[],
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { origin = '' } = request.headers
  if (!applications.some(({ corsOrigins }) => corsOrigins?.includes(origin))) return false
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Vary', 'Origin')
  return true
}

const PUBLIC = /\/(?:jwks|\.well-known\/openid-configuration)$/

/**
 * Answers a preflight request. oidc-provider's own answer would let every origin pass. Only the discovery document and
 * the keys are for every origin, so their preflights are left to oidc-provider.
 *
 * @returns whether the request is answered
 */
export function answerPreflight(
  { applications }: Environment,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (request.method !== 'OPTIONS' || PUBLIC.test(request.url ?? '')) return false
  allowOrigin(applications, request, response)
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST')
  response.setHeader('Access-Control-Allow-Headers', 'Accept, Authorization, Content-Type')
  response.writeHead(204).end()
  return true
}
