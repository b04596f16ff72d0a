import { promisify } from 'node:util'
import { createRequest } from '@remix-run/node-fetch-server'
import { type Request, type Response, Router } from 'express'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { signedOffPage } from './page.ts'
import { send } from './send.ts'
import type { Settings } from './settings.ts'

/** All of the sign-off: the route that leaves, and the one that people come back to. */
export function signOffRouter({ origin, authPath, envID, clientId }: Settings): Router {
  const postLogoutRedirectUri = `${origin}/signed-off`
  const routes = createSignOffRoutes({ authPath, envID, clientId, postLogoutRedirectUri, origin })
  return Router()
    .all('/sign-off', async (request, response) => {
      const { idToken } = request.session.user ?? {}
      const clearSession = () => destroySession(request, response)
      const options = { idToken, returnTo: '/', clearSession }
      await send(response, await routes.start(createRequest(request, response), options))
    })
    .get('/signed-off', (request, response) => {
      const { status, returnTo, headers } = routes.complete(createRequest(request, response))
      response.setHeaders(headers).send(signedOffPage(status, returnTo))
    })
}

async function destroySession({ session }: Request, response: Response): Promise<void> {
  await promisify(session.destroy).call(session)
  response.clearCookie('connect.sid')
}
