import { createHash, randomBytes } from 'node:crypto'
import type { UserAgent } from './user-agent.ts'

/** An application at one host of its environment. */
export interface RelyingParty {
  issuer: string
  clientId: string
  redirectUri: string
}

export interface Credentials {
  username: string
  password: string
}

export interface Tokens {
  id_token: string
  access_token: string
  refresh_token: string
}

const SIGNED_ON = 'signed on'

/** Signs on by hand through PingOne's page, with the code flow and PKCE. */
export async function signOn(
  agent: UserAgent,
  party: RelyingParty,
  credentials: Credentials,
): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url')
  const page = await follow(agent, authorizationUrl(party, { challenge: challengeOf(verifier) }))
  const posted = await agent.send(page, { form: { ...credentials } })
  const callback = new URL(await follow(agent, resolve(page, posted.location)))
  const form = {
    grant_type: 'authorization_code',
    client_id: party.clientId,
    redirect_uri: party.redirectUri,
    code: callback.searchParams.get('code') ?? '',
    code_verifier: verifier,
  }
  const { body } = await agent.send(`${party.issuer}/token`, { form })
  return JSON.parse(body)
}

/** Asks PingOne with `prompt=none` (OpenID Connect Core, section 3.1.2.1): 'signed on', or the error. */
export async function sessionOf(agent: UserAgent, party: RelyingParty): Promise<string> {
  const challenge = challengeOf('anything: nobody redeems the code')
  const { location } = await agent.send(authorizationUrl(party, { challenge, prompt: 'none' }))
  const { searchParams } = new URL(resolve(party.issuer, location))
  return searchParams.has('code') ? SIGNED_ON : (searchParams.get('error') ?? 'neither code nor error')
}

function authorizationUrl(
  { issuer, clientId, redirectUri }: RelyingParty,
  { challenge, prompt }: { challenge: string; prompt?: string },
): string {
  const parameters = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid offline_access',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(prompt ? { prompt } : {}),
  })
  return `${issuer}/authorize?${parameters}`
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** The last address of a chain of redirects: a page, or the application's, which nobody serves. */
async function follow(agent: UserAgent, start: string): Promise<string> {
  let url = start
  for (let hops = 0; hops < 10; hops += 1) {
    if (new URL(url).hostname === 'shop.example.net') return url
    const { location } = await agent.send(url)
    if (!location) return url
    url = resolve(url, location)
  }
  throw new Error('PingOne redirects in circles')
}

function resolve(base: string, location: string | undefined): string {
  if (!location) throw new Error(`No redirect came after ${new URL(base).pathname}`)
  return new URL(location, base).href
}
