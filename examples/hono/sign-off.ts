import { Hono } from 'hono'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { checkedPage, signedOffPage } from '../express/page.ts'
import type { Settings } from '../express/settings.ts'
import { destroySession, readSession } from './session.ts'

/** The whole sign-off: the route that leaves, the route that people come back to, and the check. */
export function signOffRoutes({ origin, authPath, envID, clientId }: Settings): Hono {
  const routes = createSignOffRoutes({
    authPath,
    envID,
    clientId,
    origin,
    postLogoutRedirectUri: `${origin}/signed-off`,
    probeRedirectUri: `${origin}/checked`,
  })
  return new Hono()
    .all('/sign-off', (context) => {
      const { idToken } = readSession(context).user ?? {}
      const clearSession = () => destroySession(context)
      return routes.start(context.req.raw, { idToken, returnTo: '/', clearSession })
    })
    .get('/signed-off', (context) => {
      const { status, returnTo, headers } = routes.complete(context.req.raw)
      headers.set('content-type', 'text/html; charset=utf-8')
      return new Response(signedOffPage(status, returnTo), { headers })
    })
    .get('/check', (context) => routes.probe(context.req.raw))
    .get('/checked', (context) => {
      const { status, headers } = routes.completeProbe(context.req.raw)
      headers.set('content-type', 'text/html; charset=utf-8')
      return new Response(checkedPage(status), { headers })
    })
}
