import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { homePage } from '../express/page.ts'
import type { Settings } from '../express/settings.ts'
import { createSignOn, type SignOn } from '../express/sign-on.ts'
import { readSession, writeSession } from './session.ts'
import { signOffRoutes } from './sign-off.ts'

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** An application with a strict CSP, a session of its own, sign-on and sign-off. */
export async function createApp(settings: Settings): Promise<Hono> {
  return (
    new Hono()
      // The sign-off comes first: secureHeaders would replace the policy of the page that leaves with its own.
      .route('/', signOffRoutes(settings))
      .use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY }))
      .get('/', (context) => context.html(homePage(readSession(context).user?.name)))
      .route('/', signOnRoutes(await createSignOn(settings), settings))
  )
}

function signOnRoutes(signOn: SignOn, { origin }: Settings): Hono {
  const secure = origin.startsWith('https:')
  return new Hono()
    .get('/sign-on', async (context) => {
      const { url, pending } = await signOn.begin()
      writeSession(context, { pending }, secure)
      return context.redirect(url)
    })
    .get('/callback', async (context) => {
      const { pending } = readSession(context)
      if (!pending) return context.redirect('/')
      const { search } = new URL(context.req.url)
      const user = await signOn.finish(new URL(`/callback${search}`, origin), pending)
      writeSession(context, { user }, secure)
      return context.redirect('/')
    })
}
