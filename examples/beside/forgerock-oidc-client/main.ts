import { oidc } from '@forgerock/oidc-client'
import { isSigningOff } from 'pingone-signoff'
import { clientId, issuer } from '../settings.ts'
import { show } from '../view.ts'
import { type Client, isBack, leave } from './sign-off.ts'

async function start(): Promise<void> {
  const client = await oidc({
    config: {
      serverConfig: { wellknown: `${issuer}/.well-known/openid-configuration` },
      clientId,
      redirectUri: `${location.origin}/callback`,
      scope: 'openid',
    },
  })
  if (client.error !== undefined) throw new Error(client.error)
  if (location.pathname === '/callback') await finishSignOn(client)
  const user = await userOf(client)
  // `/account` is for people who are signed on: a guard as applications write it.
  if (!user && location.pathname === '/account' && !isSigningOff()) await signOn(client)
  else if (user) show({ heading: `${user} is signed on`, button: 'Sign off', press: () => leave(client) })
  else show({ heading: headingFor(), button: 'Sign on', press: () => signOn(client) })
}

function headingFor(): string {
  return isBack ? 'Signed off: verified' : 'Nobody is signed on'
}

async function signOn({ authorize }: Client): Promise<void> {
  sessionStorage.setItem('cameFrom', location.pathname)
  const url = await authorize.url()
  if (typeof url === 'string') location.assign(url)
}

async function finishSignOn({ token }: Client): Promise<void> {
  const answer = new URLSearchParams(location.search)
  await token.exchange(answer.get('code') ?? '', answer.get('state') ?? '')
  history.replaceState(null, '', sessionStorage.getItem('cameFrom'))
}

/** The subject of the ID token. */
async function userOf({ token }: Client): Promise<string | undefined> {
  const tokens = await token.get()
  if (!('idToken' in tokens)) return undefined
  const [, payload = ''] = tokens.idToken.split('.')
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).sub
}

start()
