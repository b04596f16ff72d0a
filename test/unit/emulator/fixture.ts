import { afterAll, afterEach, beforeAll } from 'vitest'
import {
  type ApplicationOptions,
  type EnvironmentOptions,
  type PingOne,
  type PingOneOptions,
  startPingOne,
} from '../../../src/emulator.ts'
import { type RelyingParty, sessionOf, signOn, type Tokens } from '../../pingone/relying-party.ts'
import { createUserAgent, type UserAgent } from '../../pingone/user-agent.ts'

export const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const OTHER_ENV_ID = '11111111-2222-4333-8444-555555555555'
export const ORIGIN = 'https://shop.example.net'
export const RETURN = `${ORIGIN}/signed-off`
export const REGIONAL_ISSUER = `https://auth.pingone.eu/${ENV_ID}/as`
export const CUSTOM_ISSUER = 'https://login.example.com/as'
const OTHER_ISSUER = `https://auth.pingone.eu/${OTHER_ENV_ID}/as`

const shop: ApplicationOptions = {
  clientId: 'shop',
  redirectUris: [`${ORIGIN}/callback`],
  postLogoutRedirectUris: [RETURN, `${RETURN}?from=pingone`, `${ORIGIN}/tschüß/日本`],
  idpSignoff: true,
  corsOrigins: [ORIGIN],
}
const forum: ApplicationOptions = {
  clientId: 'forum',
  redirectUris: [`${ORIGIN}/callback`],
  postLogoutRedirectUris: [`${ORIGIN}/forum`],
}
const closed: ApplicationOptions = { ...forum, clientId: 'closed', enabled: false }

export const ANN = { username: 'ann', password: 'correct horse' }
export const BOB = { username: 'bob', password: 'battery staple' }
const groups = Array.from({ length: 400 }, (_, index) => `Department ${index} of the large firm`)

/** In plain http it answers at `localhost` alone. */
export const LOCAL_ENVIRONMENT: EnvironmentOptions = {
  envID: ENV_ID,
  applications: [
    shop,
    forum,
    { ...closed, postLogoutRedirectUris: [`${ORIGIN}/closed`], corsOrigins: ['https://closed.example'] },
  ],
  users: [ANN, { ...BOB, claims: { name: 'Bob', groups } }],
  logoutRedirectUris: [`${ORIGIN}/all-signed-off`],
}
const ENVIRONMENT: EnvironmentOptions = {
  ...LOCAL_ENVIRONMENT,
  host: 'auth.pingone.eu',
  customDomain: 'login.example.com',
}
const OTHER_ENVIRONMENT: EnvironmentOptions = {
  envID: OTHER_ENV_ID,
  host: 'auth.pingone.eu',
  applications: [shop],
  users: [ANN],
}

export const OPTIONS: PingOneOptions = { environments: [ENVIRONMENT, OTHER_ENVIRONMENT], tls: true }

export const SHOP: RelyingParty = party(REGIONAL_ISSUER)
export const FORUM: RelyingParty = { ...SHOP, clientId: 'forum' }
export const CUSTOM_SHOP: RelyingParty = party(CUSTOM_ISSUER)
export const OTHER_SHOP: RelyingParty = party(OTHER_ISSUER)

export function party(issuer: string): RelyingParty {
  return { issuer, clientId: 'shop', redirectUri: `${ORIGIN}/callback` }
}

/** One PingOne for all tests of a file. Read it within tests only. */
export function usePingOne(): PingOne {
  const current = {} as PingOne
  beforeAll(async () => {
    Object.assign(current, await startPingOne(OPTIONS))
  })
  afterAll(() => current.close())
  return current
}

/** One in plain http for all tests of a file, reset after each: a key costs more than a test. Read it within tests only. */
export function useLocalPingOne(): () => PingOne {
  let current: PingOne
  beforeAll(async () => {
    current = await startPingOne({ environments: [LOCAL_ENVIRONMENT] })
  })
  afterEach(() => current.reset())
  afterAll(() => current.close())
  return () => current
}

export interface SignedOn {
  agent: UserAgent
  tokens: Tokens
  idToken: string
  /** What `prompt=none` says, with the cookies of the time of sign-on: that PingOne took them away ends no session. */
  session: () => Promise<string>
}

export async function signedOn(
  pingOne: PingOne,
  relyingParty: RelyingParty = SHOP,
  credentials: { username: string; password: string } = ANN,
): Promise<SignedOn> {
  const agent = createUserAgent(pingOne)
  const tokens = await signOn(agent, relyingParty, credentials)
  const before = agent.copy()
  return { agent, tokens, idToken: tokens.id_token, session: () => sessionOf(before, relyingParty) }
}

export function withQuery(url: string, parameters: Record<string, string>): string {
  return `${url}?${new URLSearchParams(parameters)}`
}

/** The application as it is at the moment: a test may change it. */
export function shopOf({ environments }: PingOne): ApplicationOptions {
  const [application] = environments[0].applications
  if (!application) throw new Error('No application')
  return application
}

/** A PingOne of its own for one test, of the first environment alone: each costs a key. */
export async function withPingOne(
  options: Partial<PingOneOptions>,
  act: (own: PingOne) => Promise<void>,
): Promise<void> {
  const own = await startPingOne({ environments: [ENVIRONMENT], tls: true, ...options })
  await act(own).finally(own.close)
}

/** What PingOne says of the session at sign-on, without its value and its end. */
export async function sessionCookieOf(own: PingOne, issuer: string): Promise<string[]> {
  const agent = createUserAgent(own)
  const seen: string[] = []
  const send: typeof agent.send = async (...sending) => {
    const answer = await agent.send(...sending)
    seen.push(...(answer.headers['set-cookie'] ?? []))
    return answer
  }
  await signOn({ ...agent, send }, party(issuer), ANN)
  const cookie = seen.find((header) => header.startsWith('ST='))?.toLowerCase() ?? ''
  return cookie
    .split('; ')
    .slice(1)
    .filter((attribute) => !attribute.startsWith('expires='))
    .sort()
}

/** The detail that an error page shows, as the JSON body holds it. */
export function detailOf(html: string): unknown {
  const [, shown = ''] = /<pre[^>]*>(.*)<\/pre>/s.exec(html) ?? []
  const text = shown.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
  return JSON.parse(text).details[0]
}
