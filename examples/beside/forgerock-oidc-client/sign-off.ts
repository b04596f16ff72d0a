import type { oidc } from '@forgerock/oidc-client'
import { completeSignOff, onSignedOff, signOff } from 'pingone-signoff'
import { authPath, clientId, envID } from '../settings.ts'

export type Client = Extract<Awaited<ReturnType<typeof oidc>>, { error?: undefined }>

/** Whether the user comes back from a sign-off: asked before anything else looks at the address. */
export const isBack = completeSignOff().status === 'verified'

/** On the click, in the place of `client.user.logout()`. The tokens are read first, out of a union with errors. */
export async function leave(client: Client): Promise<void> {
  const tokens = await client.token.get()
  const { idToken, accessToken } = 'idToken' in tokens ? tokens : {}
  const postLogoutRedirectUri = `${location.origin}/signed-off`
  const revoke = { accessToken }
  await signOff({ authPath, envID, clientId, idToken, postLogoutRedirectUri, revoke, clearSession })
}

/** Where the SDK keeps its tokens by default: it has no call that clears them without revoking. */
function clearSession(): void {
  localStorage.removeItem(`pic-${clientId}`)
}

/** The tabs share this storage: a reload is all that they need. */
onSignedOff(() => location.reload())
