import type { APIRoute } from 'astro'
import { endSession, readSession } from '../session'
import { routes } from '../sign-off'

export const POST: APIRoute = async ({ request }) => {
  const { id, idToken } = await readSession(request)
  return routes.start(request, { idToken, clearSession: () => endSession(id) })
}

/** A GET gets a page with a button that posts. */
export const GET: APIRoute = ({ request }) => routes.start(request)
