import * as client from 'openid-client'
import { pingOneEndpoints } from 'pingone-signoff'
import type { Settings } from './settings.ts'

/** What the session keeps between leaving for PingOne and coming back. */
export interface PendingSignOn {
  verifier: string
  state: string
}

export interface SignedOnUser {
  name: string
  /** Kept in the session, because PingOne wants it back at sign-off. */
  idToken: string
}

export interface SignOn {
  begin: () => Promise<{ url: string; pending: PendingSignOn }>
  finish: (url: URL, pending: PendingSignOn) => Promise<SignedOnUser>
}

/** Signs on with the authorization code flow and PKCE: openid-client does it all. */
export async function createSignOn(settings: Settings): Promise<SignOn> {
  const config = await discover(settings)
  return {
    begin: () => begin(config, `${settings.origin}/callback`),
    finish: (url, pending) => finish(config, url, pending),
  }
}

function discover({ authPath, envID, clientId, clientSecret }: Settings): Promise<client.Configuration> {
  const issuer = new URL(pingOneEndpoints({ authPath, envID }).issuer)
  // Plain http is for loopback: pingOneEndpoints has refused it anywhere else.
  const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
  return client.discovery(issuer, clientId, undefined, client.ClientSecretBasic(clientSecret), { execute })
}

async function begin(config: client.Configuration, redirectUri: string): ReturnType<SignOn['begin']> {
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  })
  return { url: url.href, pending: { verifier, state } }
}

async function finish(
  config: client.Configuration,
  url: URL,
  { verifier, state }: PendingSignOn,
): Promise<SignedOnUser> {
  const checks = { pkceCodeVerifier: verifier, expectedState: state, idTokenExpected: true }
  const tokens = await client.authorizationCodeGrant(config, url, checks)
  const claims = tokens.claims()
  return { name: String(claims?.name ?? claims?.sub), idToken: tokens.id_token ?? '' }
}
