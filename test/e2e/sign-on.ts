/** Signs on without a browser, then gives the browser its session: by hand it takes several times as long. */
import type { Page } from 'playwright'
import type { PingOne } from '../../src/emulator.ts'
import type { ApplicationSettings } from '../browser/application-page.ts'
import { signOn as signOnOverHttp, type Tokens } from '../pingone/relying-party.ts'
import { createUserAgent, type Sending } from '../pingone/user-agent.ts'
import { handOverUrl } from './hand-over.ts'
import { applicationReady, rememberSignOn } from './session.ts'
import { ORIGIN, pingOneOf, REGIONAL, userNamed } from './world.ts'

/** Signs a user on, at PingOne and at the application, and returns the ID token that the application got. */
export function signOn(
  page: Page,
  settings: ApplicationSettings = REGIONAL,
  username?: string,
): Promise<string> {
  return signOnAt(pingOneOf(page), page, settings, username)
}

/** The same, at one of several PingOnes that the browser knows. */
export async function signOnAt(
  pingOne: PingOne,
  page: Page,
  settings: ApplicationSettings,
  username?: string,
): Promise<string> {
  const { tokens, cookie } = await openSession(pingOne, settings, username)
  await page.goto(handOverUrl(settings.authPath, cookie, ORIGIN + settings.base))
  await applicationReady(page)
  await page.evaluate((tokens) => window.app.adopt(tokens), tokens)
  const cookies = await rememberSignOn(page, settings)
  if (cookies.length !== 1)
    throw new Error(`The browser holds ${cookies.length} cookies, and should hold one`)
  return tokens.id_token
}

/** Signs a user on through PingOne's page, as a person does, and returns the ID token. */
export async function signOnByHand(page: Page): Promise<string> {
  const { username, password } = userNamed()
  const home = ORIGIN + REGIONAL.base
  await page.goto(home)
  await applicationReady(page)
  // Neither this promise nor that of a sign-off is awaited in the page: they stay pending while it leaves.
  await page.evaluate(() => {
    window.app.signOn()
  })
  await page.locator('[name=username]').fill(username)
  await page.locator('[name=password]').fill(password)
  await page.getByRole('button').click()
  await page.waitForURL(home)
  await applicationReady(page)
  await rememberSignOn(page, REGIONAL)
  return page.evaluate(async () => (await window.app.user())?.idToken ?? '')
}

/** Signs on over HTTP. Returns the tokens, and PingOne's own Set-Cookie header for the session. */
async function openSession(
  pingOne: PingOne,
  { issuer, clientId, base }: ApplicationSettings,
  username?: string,
): Promise<{ tokens: Tokens; cookie: string }> {
  const agent = createUserAgent(pingOne)
  const cookies: string[] = []
  const send = async (url: string, sending?: Sending) => {
    const answer = await agent.send(url, sending)
    cookies.push(...(answer.headers['set-cookie'] ?? []))
    return answer
  }
  const party = { issuer, clientId, redirectUri: `${ORIGIN}${base}callback` }
  const tokens = await signOnOverHttp({ ...agent, send }, party, userNamed(username))
  const cookie = cookies.filter((header) => header.startsWith('ST=')).at(-1)
  if (!tokens.id_token || !cookie) throw new Error('PingOne did not sign the user on')
  return { tokens, cookie }
}
