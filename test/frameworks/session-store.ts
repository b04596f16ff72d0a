import { type Listener, listen } from '../../src/emulator/listen.ts'

export interface SessionStore extends Listener {
  /** Session ID -> ID token. */
  sessions: Map<string, string>
}

/** The sessions of all applications, by http, since each framework has a process of its own: `GET /<id>`, `DELETE /<id>`. */
export async function startSessionStore(): Promise<SessionStore> {
  const sessions = new Map<string, string>()
  const listener = await listen(0, undefined, ({ method, url = '' }, response) => {
    const id = url.slice(1)
    if (method === 'DELETE') sessions.delete(id)
    const idToken = sessions.get(id)
    response.writeHead(idToken || method === 'DELETE' ? 200 : 404).end(idToken)
  })
  return { ...listener, sessions }
}
