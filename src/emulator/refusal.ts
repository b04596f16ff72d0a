import { randomUUID } from 'node:crypto'
import { errorPage } from './pages.ts'
import type { SignOffContext } from './sign-off-context.ts'

/**
 * An error that no application hears of: PingOne redirects nowhere [V], and the session stays [I]. Of the codes only
 * INVALID_POST_LOGOUT_REDIRECT_URI was ever seen; the others, and what decides between HTML and JSON, are ours [U].
 */
export function refuse({ request, response }: SignOffContext, code: string, target: string): void {
  const message = 'The request could not be completed. One or more validation errors were in the request.'
  if (!request.headers.accept?.includes('text/html')) {
    const details = [{ code, target, message: `${target} is not acceptable` }]
    response.writeHead(400, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ id: randomUUID(), code: 'INVALID_DATA', message, details }))
    return
  }
  response.writeHead(400, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(errorPage(`${message} (${code})`))
}
