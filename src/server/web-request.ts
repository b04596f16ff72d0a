import { throwErrors } from '../problems/sign-off-error.ts'
import { parseUrl } from '../request/parse-url.ts'

const MESSAGE = 'request is no web Request, whose headers can be asked and whose url is absolute.'
const FIX =
  'Convert that of Express, Koa, Fastify or node:http first, by createRequest of @remix-run/node-fetch-server say.'

/**
 * Refuses the requests of Node's frameworks, which would be misread. It checks only what is used of a request, since
 * there are many classes.
 *
 * @throws SignOffError INVALID_OPTION
 */
export function requireWebRequest(request: unknown): void {
  const { headers, url, method } = Object(request)
  const isRequest = typeof headers?.get === 'function' && typeof method === 'string'
  if (isRequest && typeof url === 'string' && parseUrl(url)) return
  throwErrors([{ code: 'INVALID_OPTION', level: 'error', option: 'request', message: MESSAGE, fix: FIX }])
}

/**
 * Returns the path of a request, for a form to post to again. A path that begins with `//` would lead to another host.
 */
export function ownPath({ url }: Request): string {
  const { pathname, search } = new URL(url)
  return (pathname.startsWith('//') ? '/.' : '') + pathname + search
}
