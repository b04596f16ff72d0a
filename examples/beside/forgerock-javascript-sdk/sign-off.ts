import { TokenManager, TokenStorage } from '@forgerock/javascript-sdk'
import { completeSignOff, onSignedOff, signOff } from 'pingone-signoff'
import { authPath, clientId, envID } from '../settings.ts'

/** Whether the user comes back from a sign-off: asked before anything else looks at the address. */
export const isBack = completeSignOff().status === 'verified'

/** On the click, in the place of `FRUser.logout()`. */
export async function leave(): Promise<void> {
  const tokens = await TokenStorage.get()
  const postLogoutRedirectUri = `${location.origin}/signed-off`
  const revoke = { accessToken: tokens?.accessToken, refreshToken: tokens?.refreshToken }
  const clearSession = () => TokenManager.deleteTokens()
  await signOff({
    authPath,
    envID,
    clientId,
    idToken: tokens?.idToken,
    postLogoutRedirectUri,
    revoke,
    clearSession,
  })
}

/** The tabs share localStorage, where the SDK keeps its tokens: a reload is all that they need. */
onSignedOff(() => location.reload())
