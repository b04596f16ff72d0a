import { routes } from '$lib/server/sign-off'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ request }) => {
  const { status, headers } = routes.complete(request)
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(`<h1>${status}</h1>`, { headers })
}
