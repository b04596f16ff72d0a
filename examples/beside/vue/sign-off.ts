import { UserManager } from 'oidc-client-ts'
import { completeSignOff, onSignedOff, signOff } from 'pingone-signoff'
import { authPath, clientId, envID, issuer } from '../settings.ts'

/** Whether the user comes back from a sign-off: asked before the router is made, which looks at the address. */
export const isBack = completeSignOff().status === 'verified'

export const manager = new UserManager({
  authority: issuer,
  client_id: clientId,
  redirect_uri: `${location.origin}/callback`,
})

/** On the click. The user is read first: it holds the ID token. */
export async function leave(): Promise<void> {
  const idToken = (await manager.getUser())?.id_token
  const postLogoutRedirectUri = `${location.origin}/signed-off`
  await signOff({ authPath, envID, clientId, idToken, postLogoutRedirectUri, clearSession })
}

function clearSession(): Promise<void> {
  manager.stopSilentRenew()
  return manager.removeUser()
}

/** Each tab has a user of its own in its sessionStorage: without the clean-up the reload would bring it back. */
onSignedOff(async () => {
  await clearSession()
  location.reload()
})
