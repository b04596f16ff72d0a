import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts'
import { buildEndSessionUrl, Configuration } from 'openid-client'
import { buildSignOffUrl, createSignOffUrlBuilder } from 'pingone-signoff'
import { APPLICATION, type BenchRequest } from './requests.ts'

export type Builder = (request: BenchRequest) => string | Promise<string>

const ISSUER = 'https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as'
const END_SESSION = `${ISSUER}/signoff`

const CLIENT_ID = 'b5c4f367-33dc-4931-b84f-baaccfc510b4'
const METADATA = { issuer: ISSUER, end_session_endpoint: END_SESSION }

const configuration = new Configuration(METADATA, CLIENT_ID)

/** Knows the metadata beforehand, and keeps nothing: a state of its own would be written to the store. */
const oidcClient = new OidcClient({
  authority: ISSUER,
  client_id: CLIENT_ID,
  redirect_uri: 'https://app.example.com/callback',
  metadata: METADATA,
  stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
})

/** Only the first two check what they are given: the first the user's part, the second everything anew. */
export const BUILDERS = {
  createSignOffUrlBuilder: createSignOffUrlBuilder(APPLICATION),
  buildSignOffUrl,
  'plain concatenation': ({ authPath, envID, idToken, postLogoutRedirectUri, state }) => {
    const hint = idToken ? `id_token_hint=${encodeURIComponent(idToken)}&` : ''
    const uri = encodeURIComponent(postLogoutRedirectUri)
    return `${authPath}/${envID}/as/signoff?${hint}post_logout_redirect_uri=${uri}&state=${encodeURIComponent(state)}`
  },
  'new URL, by hand': ({ authPath, envID, ...request }) => {
    const url = new URL(`${authPath}/${envID}/as/signoff`)
    for (const [name, value] of Object.entries(wireOf(request))) url.searchParams.set(name, value)
    return url.href
  },
  'openid-client': (request) => buildEndSessionUrl(configuration, wireOf(request)).href,
  'oidc-client-ts': async ({ idToken, postLogoutRedirectUri, state }) => {
    const { url } = await oidcClient.createSignoutRequest({
      ...(idToken && { id_token_hint: idToken }),
      post_logout_redirect_uri: postLogoutRedirectUri,
      extraQueryParams: { state },
    })
    return url
  },
} as const satisfies Record<string, Builder>

type Sent = Pick<BenchRequest, 'idToken' | 'postLogoutRedirectUri' | 'state'>

function wireOf({ idToken, postLogoutRedirectUri, state }: Sent): Record<string, string> {
  return {
    ...(idToken && { id_token_hint: idToken }),
    post_logout_redirect_uri: postLogoutRedirectUri,
    state,
  }
}
