import type { IncomingMessage } from 'node:http'
import type Provider from 'oidc-provider'
import { sessionCookie } from './cookies.ts'

export interface Session {
  username: string | undefined
  end: () => Promise<void>
}

export interface Sessions {
  /** The session whose cookie a request carries. */
  ofCookie: (request: IncomingMessage) => Promise<Session | undefined>
  /** The session that an ID token with this `sid` was issued in. */
  ofSid: (sid: unknown) => Promise<Session | undefined>
}

export function createSessions(provider: Provider): Sessions {
  const uids = new Map<unknown, string>()
  provider.on('authorization.success', ({ oidc: { session, client } }) => {
    if (session && client) uids.set(session.sidFor(client.clientId), session.uid)
  })
  return {
    ofCookie: async ({ headers }) => toSession(await provider.Session.find(sessionCookie(headers.cookie))),
    ofSid: async (sid) => toSession(await provider.Session.findByUid(uids.get(sid) ?? '')),
  }
}

type ProviderSession = Awaited<ReturnType<Provider['Session']['findByUid']>>

function toSession(session: ProviderSession): Session | undefined {
  return session && { username: session.accountId, end: () => session.destroy() }
}
