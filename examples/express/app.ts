import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import express, { type Express, type Request, Router } from 'express'
import session from 'express-session'
import helmet from 'helmet'
import { homePage } from './page.ts'
import type { Settings } from './settings.ts'
import { signOffRouter } from './sign-off.ts'
import { createSignOn, type PendingSignOn, type SignedOnUser, type SignOn } from './sign-on.ts'

declare module 'express-session' {
  interface SessionData {
    pending?: PendingSignOn
    user?: SignedOnUser
  }
}

/** An application with Helmet at its defaults, a session, sign-on and sign-off. */
export async function createApp(settings: Settings): Promise<Express> {
  return express()
    .disable('x-powered-by')
    .use(helmet())
    .use(sessionOf(settings))
    .get('/', (request, response) => void response.send(homePage(request.session.user?.name)))
    .use(signOnRouter(await createSignOn(settings), settings))
    .use(signOffRouter(settings))
    .get('/user', (request, response) => void response.json({ name: request.session.user?.name ?? null }))
    .use('/spa', express.static(fileURLToPath(new URL('public', import.meta.url))))
}

/** Keeps sessions in memory, for the example. A real application needs a store that its instances share. */
function sessionOf({ origin, sessionSecret }: Settings): ReturnType<typeof session> {
  const secure = origin.startsWith('https:')
  const cookie = { httpOnly: true, sameSite: 'lax', secure } as const
  return session({ secret: sessionSecret, resave: false, saveUninitialized: false, cookie, proxy: secure })
}

function signOnRouter(signOn: SignOn, { origin }: Settings): Router {
  return Router()
    .get('/sign-on', async (request, response) => {
      const { url, pending } = await signOn.begin()
      request.session.pending = pending
      response.redirect(url)
    })
    .get('/callback', async (request, response) => {
      const { pending } = request.session
      if (!pending) return response.redirect('/')
      const user = await signOn.finish(new URL(request.originalUrl, origin), pending)
      await renewSession(request)
      request.session.user = user
      response.redirect('/')
    })
}

/** Gives the session a new ID: one from before the sign-on may be somebody else's. */
function renewSession({ session }: Request): Promise<unknown> {
  return promisify(session.regenerate).call(session)
}
