import type { ClientMetadata, Configuration } from 'oidc-provider'
import { allowOrigin } from './cors.ts'
import type { ApplicationOptions } from './environment.ts'

/** The applications as oidc-provider knows them. */
export function clientsOf(applications: readonly ApplicationOptions[]): Configuration {
  return {
    clients: applications.filter(({ enabled }) => enabled !== false).map(toClient),
    clientBasedCORS: ({ req, res }, _, client) => {
      const own = applications.filter(({ clientId }) => clientId === client.clientId)
      return allowOrigin(own, req, res)
    },
  }
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
