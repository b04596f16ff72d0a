import { createRequest } from '@remix-run/node-fetch-server'
import { Router } from 'express'
import { send } from '../../express/send.ts'
import { routes } from '../express.ts'

/** Behind the library's `auth`, which knows whose request it is. It drops its cookies, each part of them, with the answer. */
export const signOff: Router = Router().all('/sign-off', async (request, response) => {
  const { idToken } = request.oidc
  // What `request.appSession = undefined` does, of which the library's types know nothing.
  const clearSession = () => void Object.assign(request, { appSession: undefined })
  await send(response, await routes.start(createRequest(request, response), { idToken, clearSession }))
})
