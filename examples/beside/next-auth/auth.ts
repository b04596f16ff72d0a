import type { NextAuthOptions } from 'next-auth'
import { pingOneEndpoints } from 'pingone-signoff'
import { settings } from './sign-off.ts'

declare module 'next-auth/jwt' {
  interface JWT {
    idToken?: string | undefined
  }
}

const { authPath, envID, clientId, clientSecret } = settings

export const authOptions: NextAuthOptions = {
  providers: [
    {
      id: 'pingone',
      name: 'PingOne',
      type: 'oauth',
      wellKnown: pingOneEndpoints({ authPath, envID }).discovery,
      authorization: { params: { scope: 'openid' } },
      idToken: true,
      checks: ['pkce', 'state'],
      clientId,
      clientSecret,
      profile: ({ sub }) => ({ id: sub, name: sub }),
    },
  ],
  callbacks: {
    /** Into the cookie, which the library encrypts. Not into the session, which every script of the page can read. */
    jwt: ({ token, account }) => (account ? { ...token, idToken: account.id_token } : token),
  },
}
