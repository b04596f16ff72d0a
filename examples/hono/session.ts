import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { PendingSignOn, SignedOnUser } from '../express/sign-on.ts'

export interface Session {
  pending?: PendingSignOn
  user?: SignedOnUser
}

const COOKIE = 'session'

/** In memory, for the example. A real application needs a store that its instances share, and sessions that end. */
const sessions = new Map<string, Session>()

export function readSession(context: Context): Session {
  return sessions.get(getCookie(context, COOKIE) ?? '') ?? {}
}

/** Stores the session under a new ID every time: one from before the sign-on may be somebody else's. */
export function writeSession(context: Context, session: Session, secure: boolean): void {
  const id = randomBytes(32).toString('base64url')
  sessions.delete(getCookie(context, COOKIE) ?? '')
  sessions.set(id, session)
  setCookie(context, COOKIE, id, { httpOnly: true, sameSite: 'Lax', path: '/', secure })
}

/** Ends the session, and returns the headers that make the browser forget it too. */
export function destroySession(context: Context): HeadersInit {
  sessions.delete(getCookie(context, COOKIE) ?? '')
  return { 'set-cookie': `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` }
}
