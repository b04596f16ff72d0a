import { promisify } from 'node:util'
import { createRequest } from '@remix-run/node-fetch-server'
import { type Request, type Response, Router } from 'express'
import { send } from '../../express/send.ts'
import { routes } from '../express.ts'

/** Behind `passport.session()`. The ID token is read first: `logout` takes the user away. */
export const signOff: Router = Router().all('/sign-off', async (request, response) => {
  const { idToken } = request.user ?? {}
  const clearSession = () => endSession(request, response)
  await send(response, await routes.start(createRequest(request, response), { idToken, clearSession }))
})

async function endSession(request: Request, response: Response): Promise<void> {
  await promisify(request.logout.bind(request))()
  await promisify(request.session.destroy.bind(request.session))()
  response.clearCookie('connect.sid')
}
