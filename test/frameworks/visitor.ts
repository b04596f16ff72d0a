/** Somebody with a session at PingOne and one at the application. */
import { randomUUID } from 'node:crypto'
import type { BrowserContext } from 'playwright'
import { type RelyingParty, sessionOf, signOn } from '../pingone/relying-party.ts'
import { createUserAgent, type UserAgent } from '../pingone/user-agent.ts'
import { CLIENT_ID, ENV_ID, type Hint, ISSUER, PINGONE_HOST, SIGN_ON_URI, USERS } from './settings.ts'
import type { World } from './world.ts'

export interface Visitor {
  context: BrowserContext
  /** Of the application's session. */
  id: string
  /** What PingOne says with the cookies of the sign-on: that it takes them away from the browser ends no session. */
  session: () => Promise<string>
}

/** Signs on without a browser, then gives the browser the cookies of both sessions: by hand it would take much longer. */
export async function openVisitor(world: World, origin: string, hint: Hint): Promise<Visitor> {
  const party = { issuer: ISSUER, clientId: CLIENT_ID, redirectUri: SIGN_ON_URI }
  const { agent, idToken } = await signOnOverHttp(world, party, hint)
  const before = agent.copy()
  const id = randomUUID()
  world.store.sessions.set(id, idToken)
  const context = await world.browser.newContext({ ignoreHTTPSErrors: true })
  await context.addCookies([
    {
      name: 'ST',
      value: /ST=([^;]*)/.exec(agent.cookies(`${ISSUER}/signoff`))?.[1] ?? '',
      domain: PINGONE_HOST,
      path: `/${ENV_ID}`,
      secure: true,
      httpOnly: true,
      sameSite: 'None',
    },
    { name: 'session', value: id, url: origin, secure: true, httpOnly: true, sameSite: 'Lax' },
  ])
  return { context, id, session: () => sessionOf(before, party) }
}

async function signOnOverHttp(
  { pingOne }: World,
  party: RelyingParty,
  hint: Hint,
): Promise<{ agent: UserAgent; idToken: string }> {
  const agent = createUserAgent(pingOne)
  const { id_token: idToken } = await signOn(agent, party, USERS[hint])
  return { agent, idToken }
}

/** Asks PingOne with `prompt=none`, by a top-level navigation of the browser. OpenID Connect Core, section 3.1.2.1 */
export async function probe(context: BrowserContext, origin: string): Promise<string> {
  const page = await context.newPage()
  const parameters = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: `${origin}/probe`,
    response_type: 'code',
    scope: 'openid',
    prompt: 'none',
    // Nobody redeems the code: any challenge will do.
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  await page.goto(`${ISSUER}/authorize?${parameters}`)
  const { searchParams } = new URL(page.url())
  await page.close()
  return searchParams.has('code') ? 'signed on' : (searchParams.get('error') ?? 'neither code nor error')
}
