import { signedOffPage } from '../../../page.ts'
import { routes } from '../../sign-off.ts'

/** A route, since a page of the App Router cannot drop the cookie of the sign-off. */
export function GET(request: Request): Response {
  const { status, headers } = routes.complete(request)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(signedOffPage(status), { headers })
}
