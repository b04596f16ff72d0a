import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PendingSignOn, SignedOnUser } from '../express/sign-on.ts'

export interface Session {
  pending?: PendingSignOn
  user?: SignedOnUser
}

const COOKIE = 'session'

/** In memory, for the example. A real application needs a store that its instances share, and sessions that end. */
const sessions = new Map<string, Session>()

export function readSession(request: FastifyRequest): Session {
  return sessions.get(idOf(request)) ?? {}
}

/** Stores the session under a new ID every time: one from before the sign-on may be somebody else's. */
export function writeSession(
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
  secure: boolean,
): void {
  const id = randomBytes(32).toString('base64url')
  sessions.delete(idOf(request))
  sessions.set(id, session)
  reply.header('set-cookie', `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`)
}

/** Ends the session, and makes the browser forget it: what is set on the reply goes out with the sign-off's answer. */
export function destroySession(request: FastifyRequest, reply: FastifyReply): void {
  sessions.delete(idOf(request))
  reply.header('set-cookie', `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`)
}

function idOf({ headers }: FastifyRequest): string {
  return new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1] ?? ''
}
