import type { IncomingMessage } from 'node:http'
import type { Provider } from 'oidc-provider'
import { sessionCookie } from './cookies.ts'
import type { Store } from './store.ts'

/** A user who is signed on in a browser. */
export interface SignedOnSession {
  /** The ID of the environment. */
  envID: string
  /** The user's name, as in the ID token. */
  sub: string
  /** As in the ID tokens of the session. All applications of the session have the same one. */
  sid: string
  /** The client IDs of the applications that the user signed on to. */
  applications: string[]
  /** When the user signed on, in milliseconds since 1970, as whole seconds. */
  since: number
}

export interface Session {
  username: string | undefined
  end: () => Promise<void>
}

export interface Sessions {
  /** Finds the session whose cookie a request carries. */
  ofCookie: (request: IncomingMessage) => Promise<Session | undefined>
  /** Finds the session that an ID token with this `sid` was issued in. */
  ofSid: (sid: unknown) => Promise<Session | undefined>
}

export function createSessions(provider: Provider): Sessions {
  return {
    ofCookie: async ({ headers }) => toSession(await provider.Session.find(sessionCookie(headers.cookie))),
    ofSid: async (sid) => toSession(await provider.Session.findByUid(typeof sid === 'string' ? sid : '')),
  }
}

type ProviderSession = Awaited<ReturnType<Provider['Session']['findByUid']>>

function toSession(session: ProviderSession): Session | undefined {
  return session && { username: session.accountId, end: () => session.destroy() }
}

/**
 * Makes `sid` the same for all applications of a browser session (seen at PingOne in August 2026). oidc-provider gives
 * each application its own.
 */
export function shareSid({ Session }: Provider): void {
  Object.assign(Session.prototype, {
    sidFor(this: InstanceType<Provider['Session']>, clientId: string) {
      this.authorizations ??= {}
      this.authorizationFor(clientId)
      return this.uid
    },
  })
}

/**
 * Lists who is signed on, from what oidc-provider has stored. A session begins before its user has given a password.
 * Until then it is not listed.
 */
export function listSessions(envID: string, store: Store): SignedOnSession[] {
  return store.sessions().flatMap(({ accountId, uid, authorizations = {}, loginTs = 0 }) =>
    accountId && uid
      ? [
          {
            envID,
            sub: accountId,
            sid: uid,
            applications: Object.keys(authorizations),
            since: loginTs * 1000,
          },
        ]
      : [],
  )
}
