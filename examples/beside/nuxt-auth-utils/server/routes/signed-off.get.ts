import { signedOffPage } from '../../../page.ts'
import { routes } from '../utils/sign-off.ts'

export default defineEventHandler((event) => {
  const { status, headers } = routes.complete(toWebRequest(event))
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(signedOffPage(status), { headers })
})
