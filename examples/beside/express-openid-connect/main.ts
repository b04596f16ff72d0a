import express from 'express'
import openIDConnect from 'express-openid-connect'
import { pingOneEndpoints } from 'pingone-signoff'
import { listen, pages, settings } from '../express.ts'
import { signOff } from './sign-off.ts'

// A CommonJS module, of which Node finds no named exports.
const { auth, requiresAuth } = openIDConnect
const { authPath, envID, clientId, clientSecret, origin, sessionSecret } = settings

const signOn = auth({
  issuerBaseURL: pingOneEndpoints({ authPath, envID }).issuer,
  baseURL: origin,
  clientID: clientId,
  clientSecret,
  secret: sessionSecret,
  authorizationParams: { response_type: 'code', scope: 'openid' },
  authRequired: false,
  // Without the automatic GET /logout: it ends no session but its own, and any link or prefetch calls it.
  routes: { login: '/sign-on', callback: '/callback', logout: false },
})

const app = express()
  .set('trust proxy', 'loopback')
  .use(signOn)
  .use('/account', requiresAuth())
  .use(pages(({ oidc }) => oidc.user?.sub))
  .use(signOff)
listen(app)
