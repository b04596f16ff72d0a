import { UserManager } from 'oidc-client-ts'
import { isSigningOff } from 'pingone-signoff'
import { clientId, issuer } from '../settings.ts'
import { show } from '../view.ts'
import { followOtherTabs, leave, returned } from './sign-off.ts'

/** A state that is not of this tab's sign-off is none of our business. */
const isBack = returned.status === 'verified'

const manager = new UserManager({
  authority: issuer,
  client_id: clientId,
  redirect_uri: `${location.origin}/callback`,
})

/** `/account` is for people who are signed on: a guard as applications write it. */
async function guard(): Promise<void> {
  const user = await manager.getUser()
  if (!user && location.pathname === '/account' && !isSigningOff()) await signOn()
}

function signOn(): Promise<void> {
  return manager.signinRedirect({ state: location.pathname })
}

async function start(): Promise<void> {
  followOtherTabs(manager)
  manager.events.addUserUnloaded(guard)
  if (location.pathname === '/callback') {
    const { state } = await manager.signinRedirectCallback()
    history.replaceState(null, '', String(state))
  }
  await guard()
  await draw()
}

async function draw(): Promise<void> {
  const user = await manager.getUser()
  if (user)
    show({ heading: `${user.profile.sub} is signed on`, button: 'Sign off', press: () => leave(manager) })
  else
    show({
      heading: isBack ? 'Signed off: verified' : 'Nobody is signed on',
      button: 'Sign on',
      press: signOn,
    })
}

start()
