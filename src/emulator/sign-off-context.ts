import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Environment } from './environment.ts'
import type { Sessions } from './sessions.ts'

/** What a sign-off endpoint has to work with. */
export interface SignOffContext {
  environment: Environment
  issuer: string
  sessions: Sessions
  request: IncomingMessage
  response: ServerResponse
  parameters: URLSearchParams
}
