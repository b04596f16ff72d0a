import * as client from 'openid-client'
import { Strategy } from 'openid-client/passport'
import passport from 'passport'
import { pingOneEndpoints } from 'pingone-signoff'
import { settings } from '../express.ts'

declare global {
  namespace Express {
    interface User {
      sub: string
      idToken: string | undefined
    }
  }
}

const { authPath, envID, clientId, clientSecret, origin } = settings
const issuer = new URL(pingOneEndpoints({ authPath, envID }).issuer)
const config = await client.discovery(issuer, clientId, clientSecret)

/** The library hands the tokens over once, here: what the sign-off needs later is put into the user. */
const strategy = new Strategy(
  { name: 'pingone', config, scope: 'openid', callbackURL: `${origin}/callback` },
  (tokens, verified) => {
    verified(null, { sub: tokens.claims()?.sub ?? '', idToken: tokens.id_token })
  },
)

passport.use(strategy)
passport.serializeUser((user, done) => done(null, user))
passport.deserializeUser((user: Express.User, done) => done(null, user))

/** `keepSessionInfo`: passport makes a new session of every sign-on, which would not know where the guard was asked. */
export const signOn = passport.authenticate('pingone', {
  successReturnToOrRedirect: '/',
  keepSessionInfo: true,
})
