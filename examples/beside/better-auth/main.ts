import { fromNodeHeaders, toNodeHandler } from 'better-auth/node'
import express, { type NextFunction, type Request, type Response } from 'express'
import { listen, pages } from '../express.ts'
import { auth, userOf } from './auth.ts'
import { signOff } from './sign-off.ts'

/** Leaves for PingOne, and comes back to a path. */
async function signOn({ headers }: Request, response: Response, callbackURL: string): Promise<void> {
  const begun = await auth.api.signInSocial({
    body: { provider: 'pingone', callbackURL },
    headers: fromNodeHeaders(headers),
    returnHeaders: true,
  })
  for (const cookie of begun.headers.getSetCookie()) response.appendHeader('Set-Cookie', cookie)
  response.redirect(begun.response.url ?? '/')
}

/** Signs on whoever is a stranger: a guard as applications write it. */
async function guard(request: Request, response: Response, next: NextFunction): Promise<void> {
  if (await userOf(request.headers)) next()
  else await signOn(request, response, request.originalUrl)
}

const app = express()
  .all('/api/auth/*action', toNodeHandler(auth))
  .get('/sign-on', (request, response) => signOn(request, response, '/'))
  .use('/account', guard)
  .use(pages(({ headers }) => userOf(headers)))
  .use(signOff)
listen(app)
