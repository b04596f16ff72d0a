import type { Adapter, ClientMetadata, Configuration } from 'oidc-provider'
import { allowOrigin } from './cors.ts'
import type { Environment } from './environment.ts'
import type { ApplicationOptions } from './settings.ts'
import type { Store } from './store.ts'

/**
 * Returns the settings by which oidc-provider looks up the applications, and what it has stored. The applications are
 * read as they are now, because a test may change them.
 */
export function storageOf(environment: Environment, store: Store): Configuration {
  return {
    adapter: (model) =>
      model === 'Client' ? createClientAdapter(environment, store) : store.adapterFor(model),
    clientBasedCORS: ({ req, res }, _, client) => {
      const own = environment.applications.filter(({ clientId }) => clientId === client.clientId)
      return allowOrigin(own, req, res)
    },
  }
}

function createClientAdapter({ applications }: Environment, store: Store): Adapter {
  const find = async (id: string) => {
    const application = applications.find(({ clientId, enabled }) => clientId === id && enabled !== false)
    return application && toClient(application)
  }
  return { ...store.adapterFor('Client'), find }
}

function toClient({ clientId, clientSecret, redirectUris }: ApplicationOptions): ClientMetadata {
  return {
    client_id: clientId,
    ...(clientSecret ? { client_secret: clientSecret } : { token_endpoint_auth_method: 'none' }),
    // The redirect URIs of a web application cannot have a custom scheme.
    application_type: redirectUris.every((uri) => /^https?:/i.test(uri)) ? 'web' : 'native',
    redirect_uris: [...redirectUris],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  }
}
