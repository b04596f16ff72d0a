import { promisify } from 'node:util'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import { type Request, Router } from 'express'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { signedOffPage } from './page.ts'
import type { Settings } from './settings.ts'

/** All of the sign-off: the route that leaves, and the one that people come back to. */
export function signOffRouter({ origin, authPath, envID, clientId }: Settings): Router {
  const postLogoutRedirectUri = `${origin}/signed-off`
  const routes = createSignOffRoutes({ authPath, envID, clientId, postLogoutRedirectUri, origin })
  return Router()
    .post('/sign-off', async (request, response) => {
      const { idToken } = request.session.user ?? {}
      const clearSession = () => destroySession(request)
      const options = { idToken, returnTo: '/', clearSession }
      await sendResponse(response, await routes.start(createRequest(request, response), options))
    })
    .get('/signed-off', (request, response) => {
      const { status, returnTo, headers } = routes.complete(createRequest(request, response))
      response.setHeaders(headers).send(signedOffPage(status, returnTo))
    })
}

async function destroySession({ session }: Request): Promise<HeadersInit> {
  await promisify(session.destroy).call(session)
  return { 'set-cookie': 'connect.sid=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax' }
}
