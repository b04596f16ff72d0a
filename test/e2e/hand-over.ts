/** How a browser gets a session that was made without it. */
import type { Interceptor, PingOne } from '../../src/emulator.ts'

const PATH = '/hand-over'

/** Sets the cookie it is given as PingOne itself would, SameSite and all, and sends the browser on. */
const answerHandOver: Interceptor = ({ url = '', headers }, response) => {
  const { pathname, searchParams } = new URL(url, `https://${headers.host}`)
  if (pathname !== PATH) return false
  const [cookie = '', Location = ''] = ['cookie', 'to'].map((name) => searchParams.get(name) ?? '')
  response.writeHead(302, { 'Set-Cookie': cookie, Location }).end()
  return true
}

/** Lets PingOne hand over sessions, whatever else it is told to intercept. */
export function withHandOver(pingOne: PingOne): PingOne {
  const { intercept } = pingOne
  pingOne.intercept = (own) =>
    intercept(async (request, response) => {
      if (await answerHandOver(request, response)) return true
      return (await own?.(request, response)) ?? false
    })
  pingOne.intercept(undefined)
  return pingOne
}

/**
 * Returns the address at which a browser is given a session.
 *
 * @param authPath where PingOne is for the browser
 * @param cookie a Set-Cookie header
 */
export function handOverUrl(authPath: string, cookie: string, to: string): string {
  return `${authPath}${PATH}?${new URLSearchParams({ cookie, to })}`
}
