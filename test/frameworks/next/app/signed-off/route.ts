import { routes } from '../../sign-off'

export function GET(request: Request): Response {
  const { status, headers } = routes.complete(request)
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(`<h1>${status}</h1>`, { headers })
}
