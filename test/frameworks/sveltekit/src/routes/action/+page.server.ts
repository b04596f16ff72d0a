import { redirect } from '@sveltejs/kit'
import { endSession, readSession } from '$lib/server/session'
import { routes } from '$lib/server/sign-off'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const { id, idToken } = await readSession(request)
    const hinted = await routes.begin({ idToken })
    // An action cannot post to PingOne: a hint that is too long for a URL is left out.
    const leaving = 'url' in hinted ? hinted : await routes.begin()
    if (!('url' in leaving)) throw new Error('The request is too long for a URL without a hint')
    await endSession(id)
    cookies.delete('session', { path: '/' })
    if (leaving.cookie) cookies.set(leaving.cookie.name, leaving.cookie.value, leaving.cookie)
    redirect(303, leaving.url)
  },
}
