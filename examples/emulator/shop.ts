/** The application under test: a back end that signs people on with openid-client, and off with pingone-signoff. */
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as client from 'openid-client'
import { createSignOffRoutes } from 'pingone-signoff/server'
import type { Environment } from './pingone.ts'

interface Session {
  name: string
  idToken: string
}

const COOKIE = { httpOnly: true, sameSite: 'Lax', path: '/' } as const

/** Serves the shop where PingOne expects it: at the origin of its redirect URI. */
export async function startShop({ authPath, envID, issuer, applications }: Environment): Promise<ServerType> {
  const { clientId, redirectUris, postLogoutRedirectUris } = applications[0]
  const [redirectUri, postLogoutRedirectUri] = [redirectUris[0], postLogoutRedirectUris[0]]
  const config = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  })
  const { origin, port } = new URL(redirectUri)
  const routes = createSignOffRoutes({ authPath, envID, clientId, postLogoutRedirectUri, origin })
  const sessions = new Map<string, Session>()
  const page = (heading: string, rest = '') =>
    new Response(`<!doctype html><html lang="en"><title>Shop</title><h1>${heading}</h1>${rest}</html>`, {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })

  const shop = new Hono()
    .get('/', (context) => {
      const session = sessions.get(getCookie(context, 'session') ?? '')
      if (!session) return page('Nobody is signed on', '<a href="/sign-on">Sign on</a>')
      return page(
        `${session.name} is signed on`,
        '<form method="post" action="/sign-off"><button>Sign off</button></form>',
      )
    })
    .get('/sign-on', async (context) => {
      const verifier = client.randomPKCECodeVerifier()
      setCookie(context, 'verifier', verifier, COOKIE)
      const challenge = await client.calculatePKCECodeChallenge(verifier)
      const parameters = {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }
      return context.redirect(client.buildAuthorizationUrl(config, parameters).href)
    })
    .get('/callback', async (context) => {
      const pkceCodeVerifier = getCookie(context, 'verifier') ?? ''
      const tokens = await client.authorizationCodeGrant(config, new URL(context.req.url), {
        pkceCodeVerifier,
      })
      const id = crypto.randomUUID()
      sessions.set(id, { name: tokens.claims()?.sub ?? '', idToken: tokens.id_token ?? '' })
      setCookie(context, 'session', id, COOKIE)
      return context.redirect('/')
    })
    .post('/sign-off', (context) => {
      const id = getCookie(context, 'session') ?? ''
      const idToken = sessions.get(id)?.idToken
      const clearSession = () => {
        sessions.delete(id)
        deleteCookie(context, 'session')
      }
      return routes.start(context.req.raw, { idToken, clearSession })
    })
    .get('/signed-off', (context) => {
      const { status } = routes.complete(context.req.raw)
      return page(status === 'verified' ? 'You are signed off' : `Not a sign-off of this browser: ${status}`)
    })
  return new Promise((resolve) => {
    const server = serve({ fetch: shop.fetch, port: Number(port), hostname: 'localhost' }, () =>
      resolve(server),
    )
  })
}
