import { oidc } from '@forgerock/oidc-client'
import { home, settings, start } from './page.js'

const client = await oidc({
  config: {
    serverConfig: { wellknown: `${settings.issuer}/.well-known/openid-configuration` },
    clientId: settings.clientId,
    redirectUri: `${home}callback`,
    scope: 'openid',
  },
})

start({
  signOn: async () => location.assign(await client.authorize.url()),
  finishSignOn: () => {
    const answer = new URLSearchParams(location.search)
    return client.token.exchange(answer.get('code'), answer.get('state'))
  },
  signOff: async () => {
    const result = await client.user.logout()
    return 'error' in result ? result.error : 'no error'
  },
})
