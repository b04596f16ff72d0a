import { pingOneEndpoints } from 'pingone-signoff'
import { idTokens, settings } from '../utils/sign-off.ts'

const { authPath, envID, clientId, origin } = settings

interface SignedOn {
  user: { sub: string }
  tokens: { id_token: string }
}

/** The library's handler: it leaves for PingOne where there is no code. A public application, with PKCE. */
export default defineOAuthOidcEventHandler({
  config: {
    clientId,
    openidConfig: pingOneEndpoints({ authPath, envID }).discovery,
    redirectURL: `${origin}/callback`,
  },
  async onSuccess(event, { user, tokens }: SignedOn) {
    await replaceUserSession(event, { user: { sub: user.sub } })
    const { id } = await getUserSession(event)
    await idTokens.setItem(id, tokens.id_token)
    return sendRedirect(event, getCookie(event, 'after-sign-on') ?? '/')
  },
})
