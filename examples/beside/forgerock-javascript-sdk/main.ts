import { Config, TokenManager, TokenStorage } from '@forgerock/javascript-sdk'
import { isSigningOff } from 'pingone-signoff'
import { clientId, issuer } from '../settings.ts'
import { show } from '../view.ts'
import { isBack, leave } from './sign-off.ts'

async function start(): Promise<void> {
  await Config.setAsync({
    serverConfig: { wellknown: `${issuer}/.well-known/openid-configuration` },
    clientId,
    redirectUri: `${location.origin}/callback`,
    scope: 'openid',
  })
  if (location.pathname === '/callback') await finishSignOn()
  const user = await userOf()
  // `/account` is for people who are signed on: a guard as applications write it.
  if (!user && location.pathname === '/account' && !isSigningOff()) await signOn()
  else if (user) show({ heading: `${user} is signed on`, button: 'Sign off', press: leave })
  else
    show({
      heading: isBack ? 'Signed off: verified' : 'Nobody is signed on',
      button: 'Sign on',
      press: signOn,
    })
}

async function signOn(): Promise<void> {
  sessionStorage.setItem('cameFrom', location.pathname)
  await TokenManager.getTokens({ login: 'redirect', skipBackgroundRequest: true })
}

async function finishSignOn(): Promise<void> {
  const answer = new URLSearchParams(location.search)
  const query = { code: answer.get('code') ?? '', state: answer.get('state') ?? '' }
  await TokenManager.getTokens({ query })
  history.replaceState(null, '', sessionStorage.getItem('cameFrom'))
}

/** The subject of the ID token. */
async function userOf(): Promise<string | undefined> {
  const [, payload] = (await TokenStorage.get())?.idToken?.split('.') ?? []
  return payload && JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).sub
}

start()
