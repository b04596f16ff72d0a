/** The ways to sign off that the README compares: each builds, or sends, one and the same sign-off, as its documentation shows. */
import { readFileSync } from 'node:fs'
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts'
import { buildEndSessionUrl, Configuration } from 'openid-client'
import { vi } from 'vitest'
import { buildSignOffUrl } from '../../../src/index.ts'
import { AUTH_PATH, CLIENT_ID, ENV_ID, ISSUER, REDIRECT_URI } from '../../unit/fixtures.ts'

const ROOT = new URL('../../../', import.meta.url)

/** What of a sign-off differs here. The state is the application's own. */
export interface Sent {
  idToken: string
  redirectUri: string
  state: string
}

/** The URL that is left for, or fetched; rejects, or throws, where the client refuses. */
export type Client = (sent: Sent) => string | Promise<string>

const METADATA = {
  issuer: ISSUER,
  end_session_endpoint: `${ISSUER}/signoff`,
  ping_end_idp_session_endpoint: `${ISSUER}/idpSignoff`,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  revocation_endpoint: `${ISSUER}/revoke`,
}

const configuration = new Configuration(METADATA, CLIENT_ID)

export const oidcClient = new OidcClient({
  authority: ISSUER,
  client_id: CLIENT_ID,
  redirect_uri: 'https://app.example.com/callback',
  metadata: METADATA,
  stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
})

/** Ping's own, which lies where the browser's bench has it: `npm run login-libraries`. */
export const PING = 'bench/browser/node_modules/@forgerock/oidc-client'

interface PingClient {
  user: { logout: () => Promise<object> }
}

/** It is for pages alone, and sends by itself: what it sends is looked at. */
async function signOffByPing({ idToken, redirectUri }: Sent): Promise<string> {
  const entry = new URL(`${PING}/dist/src/index.js`, ROOT).href
  const { oidc }: { oidc: (options: object) => Promise<PingClient> } = await import(/* @vite-ignore */ entry)
  const sent: string[] = []
  const storage = new InMemoryWebStorage()
  await storage.setItem(`pic-${CLIENT_ID}`, JSON.stringify({ accessToken: 'a', idToken }))
  vi.stubGlobal('localStorage', storage).stubGlobal('sessionStorage', storage)
  // In development its store warns of a slow machine.
  vi.stubEnv('NODE_ENV', 'production')
  vi.stubGlobal('fetch', async (input: RequestInfo) => {
    sent.push(input instanceof Request ? input.url : input)
    return Response.json(METADATA)
  })
  const wellknown = `${ISSUER}/.well-known/openid-configuration`
  const config = { serverConfig: { wellknown }, clientId: CLIENT_ID, signOutRedirectUri: redirectUri }
  const client = await oidc({ config })
  await client.user.logout()
  vi.unstubAllGlobals().unstubAllEnvs()
  const url = sent.find((address) => /signoff/i.test(address))
  if (!url) throw new Error('It sent nothing')
  return url
}

/** By the headings of the README's table. */
export const CLIENTS = {
  'pingone-signoff': ({ idToken, redirectUri, state }) =>
    buildSignOffUrl({
      authPath: AUTH_PATH,
      envID: ENV_ID,
      clientId: CLIENT_ID,
      idToken,
      postLogoutRedirectUri: redirectUri,
      postLogoutRedirectUris: [REDIRECT_URI],
      state,
    }),
  'oidc-client-ts': async ({ idToken, redirectUri, state }) => {
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: redirectUri, state }
    return (await oidcClient.createSignoutRequest(parameters)).url
  },
  'openid-client': ({ idToken, redirectUri, state }) => {
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: redirectUri, state }
    return buildEndSessionUrl(configuration, parameters).href
  },
  '@forgerock/oidc-client': signOffByPing,
  'a URL by hand': ({ idToken, redirectUri, state }) =>
    `${ISSUER}/signoff?id_token_hint=${idToken}&post_logout_redirect_uri=${encodeURIComponent(redirectUri)}&state=${encodeURIComponent(state)}`,
} as const satisfies Record<string, Client>

export type ClientName = keyof typeof CLIENTS

/** As it is installed. */
export function versionOf(name: ClientName): string {
  const folder = { '@forgerock/oidc-client': PING, 'pingone-signoff': '.' }[name as string]
  const file = new URL(`${folder ?? `node_modules/${name}`}/package.json`, ROOT)
  return JSON.parse(readFileSync(file, 'utf8')).version
}
