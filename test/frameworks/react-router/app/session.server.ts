export interface Session {
  id: string
  idToken: string
}

export async function readSession(request: Request): Promise<Session> {
  const id = /session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''
  const answer = await fetch(`${process.env.SESSION_STORE}/${id}`)
  return { id, idToken: await answer.text() }
}

/** Gives the headers that tell the browser. */
export async function endSession(id: string): Promise<Record<string, string>> {
  await fetch(`${process.env.SESSION_STORE}/${id}`, { method: 'DELETE' })
  return { 'set-cookie': 'session=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax' }
}
