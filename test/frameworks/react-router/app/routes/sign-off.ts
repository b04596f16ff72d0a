import { endSession, readSession } from '../session.server'
import { routes } from '../sign-off.server'
import type { Route } from './+types/sign-off'

export async function action({ request }: Route.ActionArgs): Promise<Response> {
  const { id, idToken } = await readSession(request)
  return routes.start(request, { idToken, answer: 'redirect', clearSession: () => endSession(id) })
}

/** A GET gets a page with a button that posts. */
export const loader = ({ request }: Route.LoaderArgs) => routes.start(request)
