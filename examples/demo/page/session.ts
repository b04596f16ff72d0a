import { UserManager } from 'oidc-client-ts'
import { pingOneEndpoints } from 'pingone-signoff'
import { settings } from './settings.ts'

export const { issuer } = pingOneEndpoints(settings)

/** Signs on, and keeps the user in this tab's sessionStorage. */
export const manager = new UserManager({
  authority: issuer,
  client_id: settings.clientId,
  redirect_uri: `${location.origin}/callback`,
  scope: 'openid profile email',
  automaticSilentRenew: false,
})
