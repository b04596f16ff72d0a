import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { homePage } from '../express/page.ts'
import type { Settings } from '../express/settings.ts'
import { createSignOn, type SignOn } from '../express/sign-on.ts'
import { readSession, writeSession } from './session.ts'
import { signOffPlugin } from './sign-off.ts'

const CONTENT_SECURITY_POLICY =
  "default-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"

/** An application with a strict CSP, a session of its own, sign-on and sign-off. */
export async function createApp(settings: Settings): Promise<FastifyInstance> {
  const app = Fastify()
  // The policy is set before the answer, so that the page that leaves can replace it with its own.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
  })
  app.get('/', (request, reply) => sendPage(reply, homePage(readSession(request).user?.name)))
  addSignOn(app, await createSignOn(settings), settings)
  await app.register(signOffPlugin, settings)
  return app
}

function addSignOn(app: FastifyInstance, signOn: SignOn, { origin }: Settings): void {
  const secure = origin.startsWith('https:')
  app.get('/sign-on', async (request, reply) => {
    const { url, pending } = await signOn.begin()
    writeSession(request, reply, { pending }, secure)
    return reply.redirect(url)
  })
  app.get('/callback', async (request, reply) => {
    const { pending } = readSession(request)
    if (!pending) return reply.redirect('/')
    const user = await signOn.finish(new URL(request.url, origin), pending)
    writeSession(request, reply, { user }, secure)
    return reply.redirect('/')
  })
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(html)
}
