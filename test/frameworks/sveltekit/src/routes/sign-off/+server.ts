import { endSession, readSession } from '$lib/server/session'
import { routes } from '$lib/server/sign-off'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async ({ request }) => {
  const { id, idToken } = await readSession(request)
  return routes.start(request, { idToken, clearSession: () => endSession(id) })
}

/** A GET gets a page with a button that posts. */
export const GET: RequestHandler = ({ request }) => routes.start(request)
