import { createRequest } from '@remix-run/node-fetch-server'
import { Router } from 'express'
import { send } from '../../express/send.ts'
import { routes } from '../express.ts'
import { act, readSession } from './auth.ts'

/** The library's own sign-out knows which cookies there are, each part of them: its answer's are taken over. */
export const signOff: Router = Router().all('/sign-off', async (request, response) => {
  const { idToken } = (await readSession(request.headers)) ?? {}
  const clearSession = async () => (await act('signout', request.headers)).headers
  await send(response, await routes.start(createRequest(request, response), { idToken, clearSession }))
})
