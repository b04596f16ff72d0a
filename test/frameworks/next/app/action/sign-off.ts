'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { endSession, readSession } from '../../session'
import { routes } from '../../sign-off'

export async function signOff(): Promise<void> {
  const jar = await cookies()
  const { id, idToken } = await readSession(jar.get('session')?.value)
  const hinted = await routes.begin({ idToken })
  // An action cannot post to PingOne: a hint that is too long for a URL is left out.
  const leaving = 'url' in hinted ? hinted : await routes.begin()
  if (!('url' in leaving)) throw new Error('The request is too long for a URL without a hint')
  await endSession(id)
  jar.delete('session')
  if (leaving.cookie) jar.set(leaving.cookie)
  redirect(leaving.url)
}
