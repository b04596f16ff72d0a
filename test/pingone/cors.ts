import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Environment } from './environment.ts'

/**
 * Lets the origins of `corsSettings` read the answer.
 *
 * @returns whether this was a preflight, which is answered herewith
 */
export function allowOrigins(
  { applications }: Environment,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { origin = '' } = request.headers
  if (applications.some(({ corsOrigins }) => corsOrigins?.includes(origin))) {
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    response.setHeader('Vary', 'Origin')
  }
  if (request.method !== 'OPTIONS') return false
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST')
  response.setHeader('Access-Control-Allow-Headers', 'Accept, Content-Type')
  response.writeHead(204).end()
  return true
}
