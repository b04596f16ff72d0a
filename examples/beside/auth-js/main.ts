import { Auth } from '@auth/core'
import { createRequest } from '@remix-run/node-fetch-server'
import express, { type NextFunction, type Request, type Response } from 'express'
import { send } from '../../express/send.ts'
import { listen, pages, settings } from '../express.ts'
import { act, config, readSession } from './auth.ts'
import { signOff } from './sign-off.ts'

/** As browsers see it: behind a proxy the request itself knows neither. */
const { host, protocol } = new URL(settings.origin)

async function answer(request: Request, response: Response): Promise<void> {
  await send(response, await Auth(createRequest(request, response, { host, protocol }), config))
}

/** Signs on whoever is a stranger, and comes back: a guard as applications write it. */
async function guard(request: Request, response: Response, next: NextFunction): Promise<void> {
  if (await readSession(request.headers)) next()
  else await send(response, await act('signin/ping-id', request.headers, request.originalUrl))
}

const app = express()
  .all('/auth/*action', answer)
  .get('/sign-on', async (request, response) => {
    await send(response, await act('signin/ping-id', request.headers))
  })
  .use('/account', guard)
  .use(pages(async ({ headers }) => (await readSession(headers))?.sub))
  .use(signOff)
listen(app)
