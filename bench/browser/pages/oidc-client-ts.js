import { UserManager } from 'oidc-client-ts'
import { home, settings, start } from './page.js'

const manager = new UserManager({
  authority: settings.issuer,
  client_id: settings.clientId,
  redirect_uri: `${home}callback`,
  post_logout_redirect_uri: `${home}signed-off`,
})

start({
  signOn: () => manager.signinRedirect(),
  finishSignOn: () => manager.signinRedirectCallback(),
  signOff: () => manager.signoutRedirect(),
  finishSignOff: async () => {
    await manager.signoutRedirectCallback()
    return 'came back'
  },
})
