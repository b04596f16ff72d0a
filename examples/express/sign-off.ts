import { promisify } from 'node:util'
import { createRequest } from '@remix-run/node-fetch-server'
import { type Request, type Response, Router } from 'express'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { checkedPage, signedOffPage } from './page.ts'
import { send } from './send.ts'
import type { Settings } from './settings.ts'

/** The whole sign-off: the route that leaves, the route that people come back to, and the check. */
export function signOffRouter({ origin, authPath, envID, clientId }: Settings): Router {
  const routes = createSignOffRoutes({
    authPath,
    envID,
    clientId,
    origin,
    postLogoutRedirectUri: `${origin}/signed-off`,
    probeRedirectUri: `${origin}/checked`,
  })
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
    .get('/check', async (request, response) => {
      await send(response, await routes.probe(createRequest(request, response)))
    })
    .get('/checked', (request, response) => {
      const { status, headers } = routes.completeProbe(createRequest(request, response))
      response.setHeaders(headers).send(checkedPage(status))
    })
}

async function destroySession({ session }: Request, response: Response): Promise<void> {
  await promisify(session.destroy).call(session)
  response.clearCookie('connect.sid')
}
