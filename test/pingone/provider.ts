import type { JWK } from 'jose'
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider'
import type { ApplicationOptions, Environment } from './environment.ts'
import { errorPage } from './pages.ts'

/** The part of PingOne that oidc-provider plays: all but sign-off. */
export function createProvider(environment: Environment, issuer: string, key: JWK): Provider {
  const { applications, path, users } = environment
  const provider: Provider = new Provider(issuer, {
    ...PATHS,
    clients: applications.filter(({ enabled }) => enabled !== false).map(toClient),
    clientBasedCORS: (_, origin, { clientId }) =>
      applications.some(
        (application) => application.clientId === clientId && application.corsOrigins?.includes(origin),
      ),
    jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig' }] },
    cookies: cookiesOf(environment),
    claims: { openid: ['sub', 'env', ...users.flatMap(({ claims = {} }) => Object.keys(claims))] },
    conformIdTokenClaims: false,
    findAccount: (_, username) => {
      const user = users.find((candidate) => candidate.username === username)
      return (
        user && {
          accountId: username,
          claims: () => ({ sub: username, env: environment.envID, ...user.claims }),
        }
      )
    },
    interactions: { url: (_, { uid }) => `${path}/signon/${uid}` },
    loadExistingGrant: async (ctx) => {
      const { client, session, params } = ctx.oidc
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope(String(params?.['scope'] ?? 'openid'))
      await grant.save()
      return grant
    },
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    discovery: {
      end_session_endpoint: `${issuer}/signoff`,
      // Advertised even where the application may not use it (inferred).
      ping_end_idp_session_endpoint: `${issuer}/idpSignoff`,
    },
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'html'
      ctx.body = errorPage(`${error}: ${error_description ?? ''}`)
    },
  })
  // PingOne puts `sid` into every ID token.
  Object.assign(provider.Client.prototype, { includeSid: () => true })
  return provider
}

const PATHS: Configuration = {
  routes: {
    authorization: '/authorize',
    token: '/token',
    jwks: '/jwks',
    revocation: '/revoke',
    userinfo: '/userinfo',
  },
  features: {
    devInteractions: { enabled: false },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: false },
  },
  scopes: ['openid', 'offline_access'],
  ttl: {
    Session: 86_400,
    Interaction: 3600,
    Grant: 86_400,
    AccessToken: 3600,
    IdToken: 3600,
    RefreshToken: 86_400,
  },
}

function toClient({ clientId, clientSecret, redirectUris }: ApplicationOptions): ClientMetadata {
  return {
    client_id: clientId,
    ...(clientSecret ? { client_secret: clientSecret } : { token_endpoint_auth_method: 'none' }),
    redirect_uris: [...redirectUris],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  }
}

/** Path and attributes are PingOne's; on a custom domain the path is inferred. Unsigned, since `ST` alone is the session. */
function cookiesOf({ path, sameSite }: Environment): NonNullable<Configuration['cookies']> {
  // Not `undefined`, for which oidc-provider fills in `lax`.
  const attribute = (sameSite === 'unspecified' ? '' : sameSite.toLowerCase()) as 'none' | 'lax'
  return {
    names: { session: 'ST', interaction: 'ST-INTERACTION', resume: 'ST-RESUME' },
    long: { path: path || '/', httpOnly: true, sameSite: attribute, overwrite: true },
    short: { path: path || '/', httpOnly: true, sameSite: 'lax', overwrite: true },
  }
}
