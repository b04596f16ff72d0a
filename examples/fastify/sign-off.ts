import { createRequest } from '@remix-run/node-fetch-server'
import type { FastifyInstance } from 'fastify'
import { createSignOffRoutes } from 'pingone-signoff/server'
import { checkedPage, signedOffPage } from '../express/page.ts'
import type { Settings } from '../express/settings.ts'
import { destroySession, readSession } from './session.ts'

/**
 * The whole sign-off: the route that leaves, the route that people come back to, and the check. It is a plugin, so that
 * its parser applies to these routes only.
 */
export async function signOffPlugin(app: FastifyInstance, settings: Settings): Promise<void> {
  const { origin, authPath, envID, clientId } = settings
  const routes = createSignOffRoutes({
    authPath,
    envID,
    clientId,
    origin,
    postLogoutRedirectUri: `${origin}/signed-off`,
    probeRedirectUri: `${origin}/checked`,
  })
  // Fastify refuses the body of a form that no parser takes. Nothing in the body is needed.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _body, done) => done(null))
  app.all('/sign-off', (request, reply) => {
    const { idToken } = readSession(request).user ?? {}
    const clearSession = () => destroySession(request, reply)
    return routes.start(createRequest(request.raw, reply.raw), { idToken, returnTo: '/', clearSession })
  })
  app.get('/signed-off', (request, reply) => {
    const { status, returnTo, headers } = routes.complete(createRequest(request.raw, reply.raw))
    headers.set('content-type', 'text/html; charset=utf-8')
    return new Response(signedOffPage(status, returnTo), { headers })
  })
  app.get('/check', (request, reply) => routes.probe(createRequest(request.raw, reply.raw)))
  app.get('/checked', (request, reply) => {
    const { status, headers } = routes.completeProbe(createRequest(request.raw, reply.raw))
    headers.set('content-type', 'text/html; charset=utf-8')
    return new Response(checkedPage(status), { headers })
  })
}
