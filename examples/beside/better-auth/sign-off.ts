import { createRequest } from '@remix-run/node-fetch-server'
import { fromNodeHeaders } from 'better-auth/node'
import { Router } from 'express'
import { send } from '../../express/send.ts'
import { routes } from '../express.ts'
import { auth } from './auth.ts'

/** The library's sign-out deletes the session and says how its cookies go: its answer's headers are taken over. */
export const signOff: Router = Router().all('/sign-off', async (request, response) => {
  const headers = fromNodeHeaders(request.headers)
  const idToken = await findIdToken(headers)
  const clearSession = async () => (await auth.api.signOut({ headers, asResponse: true })).headers
  await send(response, await routes.start(createRequest(request, response), { idToken, clearSession }))
})

/** It throws where nobody is signed on, or the access token could not be renewed. The sign-off goes on without. */
async function findIdToken(headers: Headers): Promise<string | undefined> {
  const body = { useAccountCookie: true } as const
  const tokens = await auth.api.getAccessToken({ body, headers }).catch(() => undefined)
  return tokens?.idToken
}
