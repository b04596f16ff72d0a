import express, { type NextFunction, type Request, type Response } from 'express'
import session from 'express-session'
import passport from 'passport'
import { listen, pages, settings } from '../express.ts'
import { signOff } from './sign-off.ts'
import { signOn } from './sign-on.ts'

declare module 'express-session' {
  interface SessionData {
    returnTo?: string
  }
}

/** Signs on whoever is a stranger, and comes back: a guard as applications write it. */
function guard(request: Request, response: Response, next: NextFunction): void {
  if (request.isAuthenticated()) next()
  else {
    request.session.returnTo = request.originalUrl
    response.redirect('/sign-on')
  }
}

const app = express()
  .set('trust proxy', 'loopback')
  .use(
    session({
      secret: settings.sessionSecret,
      resave: false,
      saveUninitialized: false,
      cookie: { sameSite: 'lax', secure: settings.origin.startsWith('https:') },
    }),
  )
  .use(passport.session())
  .get(['/sign-on', '/callback'], signOn)
  .use('/account', guard)
  .use(pages(({ user }) => user?.sub))
  .use(signOff)
listen(app)
