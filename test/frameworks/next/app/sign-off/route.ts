import type { NextRequest } from 'next/server'
import { endSession, readSession } from '../../session'
import { routes } from '../../sign-off'

export async function POST(request: NextRequest): Promise<Response> {
  const { id, idToken } = await readSession(request.cookies.get('session')?.value)
  return routes.start(request, { idToken, clearSession: () => endSession(id) })
}

/** A GET gets a page with a button that posts. */
export const GET = (request: NextRequest) => routes.start(request)
