import type { UserManager } from 'oidc-client-ts'
import { completeSignOff, onSignedOff, signOff } from 'pingone-signoff'
import { authPath, clientId, envID } from '../settings.ts'

/** Whether the user comes back from a sign-off. Import this before `signinCallback()` looks at the address. */
export const returned = completeSignOff()

/** On the click. The user is read first: it holds the ID token. */
export async function leave(manager: UserManager): Promise<void> {
  const idToken = (await manager.getUser())?.id_token
  const postLogoutRedirectUri = `${location.origin}/signed-off`
  const clearSession = () => {
    manager.stopSilentRenew()
    return manager.removeUser()
  }
  await signOff({ authPath, envID, clientId, idToken, postLogoutRedirectUri, clearSession })
}

/** Each tab has a user of its own in its sessionStorage: without `removeUser` the reload would bring it back. */
export function followOtherTabs(manager: UserManager): void {
  onSignedOff(async () => {
    await manager.removeUser()
    location.reload()
  })
}
