import type { IncomingHttpHeaders } from 'node:http'
import { Auth, type AuthConfig, skipCSRFCheck } from '@auth/core'
import { getToken, type JWT } from '@auth/core/jwt'
import PingId from '@auth/core/providers/ping-id'
import { pingOneEndpoints } from 'pingone-signoff'
import { settings } from '../express.ts'

declare module '@auth/core/jwt' {
  interface JWT {
    idToken?: string | undefined
  }
}

const { authPath, envID, clientId, clientSecret, origin, sessionSecret: secret } = settings
const { issuer } = pingOneEndpoints({ authPath, envID })
const authorization = { params: { scope: 'openid' } }

export const config: AuthConfig = {
  basePath: '/auth',
  secret,
  trustHost: true,
  providers: [PingId({ issuer, clientId, clientSecret, authorization })],
  callbacks: {
    /** Into the cookie, which the library encrypts. Not into the session, which scripts of the page can read. */
    jwt: ({ token, account }) =>
      account ? { ...token, sub: account.providerAccountId, idToken: account.id_token } : token,
  },
}

export function readSession(headers: IncomingHttpHeaders): Promise<JWT | null> {
  const req = { headers: { cookie: headers.cookie ?? '' } }
  return getToken({ req, secret, secureCookie: origin.startsWith('https:') })
}

/** An action of the library, `signin/ping-id` or `signout`, of the application itself: without the library's form. */
export function act(
  action: string,
  { cookie = '' }: IncomingHttpHeaders,
  callbackUrl = '/',
): Promise<Response> {
  const body = new URLSearchParams({ callbackUrl })
  const request = new Request(`${origin}/auth/${action}`, { method: 'POST', headers: { cookie }, body })
  return Auth(request, { ...config, skipCSRFCheck })
}
