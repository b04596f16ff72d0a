import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { storageOf } from './clients.ts'
import { cookiesOf } from './cookies.ts'
import type { Environment } from './environment.ts'
import { errorPage } from './pages.ts'
import { loadProvider } from './peers.ts'
import { shareSid } from './sessions.ts'
import type { UserOptions } from './settings.ts'
import type { Store } from './store.ts'

/** Creates the part of PingOne that oidc-provider plays, which is all except sign-off. */
export async function createProvider(
  environment: Environment,
  issuer: string,
  store: Store,
): Promise<Provider> {
  const [{ exportJWK }, ProviderClass] = await Promise.all([import('jose'), loadProvider()])
  const key = await exportJWK(environment.keys.privateKey)
  const provider: Provider = new ProviderClass(issuer, {
    ...SETTINGS,
    ...storageOf(environment, store),
    ...claimsOf(environment),
    jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig' }] },
    cookies: cookiesOf(environment),
    interactions: { url: (_, { uid }) => `${environment.path}/signon/${uid}` },
    loadExistingGrant: (context) => grantAll(provider, context),
    discovery: {
      end_session_endpoint: `${issuer}/signoff`,
      // It is advertised even if the application may not use it [I].
      ping_end_idp_session_endpoint: `${issuer}/idpSignoff`,
    },
  })
  // PingOne puts `sid` into every ID token.
  Object.assign(provider.Client.prototype, { includeSid: () => true })
  shareSid(provider)
  provider.use(async (context, next) => {
    await next()
    // Ping's own SDK asks in the background if it finds this mode, and in a frame if not.
    if (context.oidc?.route === 'discovery') Object(context.body).response_modes_supported.unshift('pi.flow')
  })
  return provider
}

const SETTINGS: Configuration = {
  routes: {
    authorization: '/authorize',
    token: '/token',
    jwks: '/jwks',
    revocation: '/revoke',
    userinfo: '/userinfo',
  },
  features: {
    devInteractions: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
    rpInitiatedLogout: { enabled: false },
  },
  scopes: ['openid', 'offline_access'],
  conformIdTokenClaims: false,
  issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
  ttl: {
    Session: 86_400,
    Interaction: 3600,
    Grant: 86_400,
    AccessToken: 3600,
    IdToken: 3600,
    RefreshToken: 86_400,
  },
  renderError: (context, { error, error_description }) => {
    context.type = 'html'
    context.body = errorPage(`${error}: ${error_description ?? ''}`)
  },
}

/** Puts a user's claims into the ID token, whatever the scope is. */
function claimsOf({ envID, users }: Environment): Configuration {
  const accountOf = ({ username, claims }: UserOptions) => ({
    accountId: username,
    claims: () => ({ ...claims, sub: username, env: envID }),
  })
  return {
    claims: { openid: ['sub', 'env', ...users.flatMap(({ claims = {} }) => Object.keys(claims))] },
    findAccount: (_, name) => users.filter(({ username }) => username === name).map(accountOf)[0],
  }
}

/** Grants what the request asks for. Nobody is asked for consent. */
async function grantAll(provider: Provider, { oidc }: KoaContextWithOIDC) {
  const { client, session, params } = oidc
  const grant = new provider.Grant({
    clientId: client?.clientId ?? '',
    accountId: session?.accountId ?? '',
  })
  grant.addOIDCScope(String(params?.scope ?? 'openid'))
  await grant.save()
  return grant
}
