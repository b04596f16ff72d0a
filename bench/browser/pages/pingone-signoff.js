import { UserManager } from 'oidc-client-ts'
import { completeSignOff, signOff } from 'pingone-signoff'
import { home, settings, start } from './page.js'

const { authPath, envID, issuer, clientId, endpoint } = settings
const manager = new UserManager({ authority: issuer, client_id: clientId, redirect_uri: `${home}callback` })

/** By the ID token alone PingOne leads nowhere, and says whether the session has ended. */
const byIdToken = { endpoint, mode: 'fetch' }
const byRedirect = { postLogoutRedirectUri: `${home}signed-off` }

start({
  signOn: () => manager.signinRedirect(),
  finishSignOn: () => manager.signinRedirectCallback(),
  signOff: async () => {
    const idToken = (await manager.getUser())?.id_token
    const clearSession = () => manager.removeUser()
    const way = endpoint === 'idpSignoff' ? byIdToken : byRedirect
    const { confirmed } = await signOff({ authPath, envID, idToken, clearSession, ...way })
    return confirmed ? 'confirmed' : 'not confirmed'
  },
  finishSignOff: () => completeSignOff().status,
})
