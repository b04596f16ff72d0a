import { ErrorResponse, InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts'
import { pingOneEndpoints } from 'pingone-signoff'
import { settings } from './settings.ts'

export const { issuer } = pingOneEndpoints(settings)

const client = {
  authority: issuer,
  client_id: settings.clientId,
  redirect_uri: `${location.origin}/callback`,
  silent_redirect_uri: `${location.origin}/silent`,
  scope: 'openid profile email',
  automaticSilentRenew: false,
}

/** Signs on, and keeps the user in this tab's sessionStorage. */
export const manager = new UserManager(client)

/**
 * Asks PingOne whether it has a session, with `prompt=none` (OpenID Connect Core, section 3.1.2.1). Nothing else tells.
 *
 * In a frame, since page and provider are both on localhost. Across sites the frame would come without its cookie, and
 * PingOne deny a session that lives: there the question takes a top-level navigation.
 *
 * @returns whose session it is, or nothing where there is none
 */
export async function askPingOne(): Promise<string | undefined> {
  // A store of its own, so that the question signs nobody on here.
  const userStore = new WebStorageStateStore({ store: new InMemoryWebStorage() })
  try {
    const user = await new UserManager({ ...client, userStore }).signinSilent()
    return user?.profile.name ?? user?.profile.sub
  } catch (error) {
    if (error instanceof ErrorResponse && error.error === 'login_required') return undefined
    throw error
  }
}
