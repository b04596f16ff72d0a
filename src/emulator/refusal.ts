import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { escapeHtml, page } from './pages.ts'
import type { SignOffContext } from './sign-off-context.ts'

/** One entry of `details` in PingOne's error body. */
export interface Refusal {
  code: string
  target?: string
  message: string
}

type RefusalName = 'expiredHint' | 'invalidHint' | 'clientId' | 'redirectUri' | 'tooLong' | 'noSession'

/**
 * `expiredHint` is word for word from a page of 2023. INVALID_POST_LOGOUT_REDIRECT_URI is a code that was seen. All
 * else is inferred.
 */
export const REFUSALS: Readonly<Record<RefusalName, Refusal>> = {
  expiredHint: {
    code: 'INVALID_VALUE',
    target: 'id_token_hint',
    message: 'Invalid ID token hint: The token is no longer valid',
  },
  invalidHint: {
    code: 'INVALID_VALUE',
    target: 'id_token_hint',
    message: 'Invalid ID token hint: The token is not valid',
  },
  clientId: {
    code: 'INVALID_VALUE',
    target: 'client_id',
    message: 'The client is not the one that the ID token was issued to',
  },
  redirectUri: {
    code: 'INVALID_POST_LOGOUT_REDIRECT_URI',
    target: 'post_logout_redirect_uri',
    message: 'The post logout redirect URI is not registered',
  },
  tooLong: {
    code: 'INVALID_VALUE',
    target: 'state',
    message: 'post_logout_redirect_uri and state must have a combined value of less than 8192 characters',
  },
  noSession: { code: 'INVALID_VALUE', target: 'ST', message: 'The request has no session' },
}

const MESSAGE = 'The request could not be completed. One or more validation errors were in the request.'

/**
 * Answers with an error that no application hears of: PingOne redirects nowhere (documented), and the session stays
 * (inferred). What decides between HTML and JSON is not documented.
 */
export function refuse({ request, response }: SignOffContext, refusal: Refusal, code = 'INVALID_DATA'): void {
  sendError(response, {
    body: { id: randomUUID(), code, message: MESSAGE, details: [refusal] },
    isPage: request.headers.accept?.includes('text/html') ?? false,
  })
}

interface ErrorBody {
  id: string
  code: string
  message: string
  details: readonly Refusal[]
}

/** Sends the error as JSON or as a page. The page of 2023 showed the fields of the body as they are. */
function sendError(response: ServerResponse, { body, isPage }: { body: ErrorBody; isPage: boolean }): void {
  const type = isPage ? 'text/html; charset=utf-8' : 'application/json'
  response.writeHead(400, { 'Content-Type': type })
  if (!isPage) return void response.end(JSON.stringify(body))
  const shown = escapeHtml(JSON.stringify(body, undefined, 2))
  response.end(page('Something is wrong', `<p>${escapeHtml(body.message)}</p><pre>${shown}</pre>`))
}
