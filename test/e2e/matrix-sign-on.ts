/** Signs on without a browser, then gives the browser the session's cookie: by hand it would take several times as long. */
import type { Page } from 'playwright'
import type { Interceptor, PingOne } from '../../src/emulator.ts'
import type { ApplicationSettings } from '../browser/application-page.ts'
import { signOn } from '../pingone/relying-party.ts'
import { createUserAgent, type Sending } from '../pingone/user-agent.ts'
import { applicationReady, rememberSignOn } from './session.ts'
import { ORIGIN, USERS } from './world.ts'

const PATH = '/hand-over'

/** Sets the cookie it is given as PingOne itself would, SameSite and all, and sends the browser on to the application. */
export const answerHandOver: Interceptor = ({ url = '', headers }, response) => {
  const { pathname, searchParams } = new URL(url, `https://${headers.host}`)
  if (pathname !== PATH) return false
  response.writeHead(302, { 'Set-Cookie': searchParams.getAll('cookie'), Location: `${ORIGIN}/` }).end()
  return true
}

/** Opens the application in a browser that has a session of its own at PingOne. Returns the ID token. */
export async function openSignedOn(
  page: Page,
  pingOne: PingOne,
  settings: ApplicationSettings,
): Promise<string> {
  const { idToken, cookie } = await signOnOverHttp(pingOne, settings)
  await page.context().clearCookies()
  await page.goto(`${settings.authPath}${PATH}?${new URLSearchParams({ cookie })}`)
  await applicationReady(page)
  const cookies = await rememberSignOn(page, settings)
  if (cookies.length !== 1)
    throw new Error(`The browser holds ${cookies.length} cookies, and should hold one`)
  return idToken
}

async function signOnOverHttp(
  pingOne: PingOne,
  { issuer, clientId }: ApplicationSettings,
): Promise<{ idToken: string; cookie: string }> {
  const agent = createUserAgent(pingOne)
  const cookies: string[] = []
  const send = async (url: string, sending?: Sending) => {
    const answer = await agent.send(url, sending)
    cookies.push(...(answer.headers['set-cookie'] ?? []))
    return answer
  }
  const [user = { username: '', password: '' }] = USERS
  const party = { issuer, clientId, redirectUri: `${ORIGIN}/callback` }
  const { id_token: idToken } = await signOn({ ...agent, send }, party, user)
  const cookie = cookies.filter((header) => header.startsWith('ST=')).at(-1)
  if (!idToken || !cookie) throw new Error('PingOne did not sign the user on')
  return { idToken, cookie }
}
