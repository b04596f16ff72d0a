import { UserManager } from 'oidc-client-ts'
import { completeSignOff, onSignedOff, signOff } from 'pingone-signoff'
import { useAuth } from 'react-oidc-context'
import { authPath, clientId, envID, issuer } from '../settings.ts'

/** Whether the user comes back from a sign-off: asked once, before React and the library look at the address. */
export const isBack = completeSignOff().status === 'verified'

/** Given to `<AuthProvider userManager={manager}>`, so that a sign-off can reach it. */
export const manager = new UserManager({
  authority: issuer,
  client_id: clientId,
  redirect_uri: `${location.origin}/callback`,
})

/** For the click. The ID token is the one in React's state, which is there for a second click too. */
export function useSignOff(): () => Promise<unknown> {
  const idToken = useAuth().user?.id_token
  const postLogoutRedirectUri = location.origin + (import.meta.env.VITE_SIGN_OFF_PATH ?? '/signed-off')
  return () =>
    signOff({ authPath, envID, clientId, idToken, postLogoutRedirectUri, clearSession: endOwnSession })
}

/** `auth.removeUser()` renders, and guards then sign on again while the page leaves. This renders nothing. */
function endOwnSession(): Promise<void> {
  manager.stopSilentRenew()
  return manager.storeUser(null)
}

onSignedOff(async () => {
  await endOwnSession()
  location.reload()
})
