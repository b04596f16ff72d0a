import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import type { Environment } from './environment.ts'

export interface Session {
  username: string | undefined
  end: () => Promise<void>
}

export interface Sessions {
  /** The session whose cookie a request carries. */
  ofCookie: (request: IncomingMessage) => Promise<Session | undefined>
  /** The session that an ID token with this `sid` was issued in. */
  ofSid: (sid: unknown) => Promise<Session | undefined>
  /** What PingOne answers with at every sign-off. */
  expireCookie: (response: ServerResponse) => void
}

export function createSessions(provider: Provider, { path, sameSite, origin }: Environment): Sessions {
  const uids = new Map<unknown, string>()
  provider.on('authorization.success', ({ oidc: { session, client } }) => {
    if (session && client) uids.set(session.sidFor(client.clientId), session.uid)
  })
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  const attributes = sameSite === 'unspecified' ? '' : `; SameSite=${sameSite}`
  return {
    ofCookie: async ({ headers }) => toSession(await provider.Session.find(cookieOf(headers.cookie))),
    ofSid: async (sid) => toSession(await provider.Session.findByUid(uids.get(sid) ?? '')),
    expireCookie: (response) => {
      const expired = `ST=; Path=${path || '/'}${secure}; HttpOnly; expires=Thu, 01 Jan 1970 00:00:00 GMT${attributes}`
      response.appendHeader('Set-Cookie', expired)
    },
  }
}

function cookieOf(header = ''): string {
  return /(?:^|;\s*)ST=([^;]*)/.exec(header)?.[1] ?? ''
}

type ProviderSession = Awaited<ReturnType<Provider['Session']['findByUid']>>

function toSession(session: ProviderSession): Session | undefined {
  return session && { username: session.accountId, end: () => session.destroy() }
}
