import { type SignOffOptions, signOff } from 'pingone-signoff'
import { rememberSent } from './sent.ts'
import { manager } from './session.ts'
import { settings } from './settings.ts'

const { authPath, envID, clientId } = settings

/** Signs off. Called straight from the click, so that `isSigningOff()` is true when it returns. */
export async function leave(idToken: string | undefined, doing: string): Promise<void> {
  await signOff({
    ...optionsFor(idToken, doing),
    // The demo wants to show the URL. Without that, leave `navigate` out: the page then goes by itself.
    navigate: (url) => {
      rememberSent(url)
      location.assign(url)
    },
  })
}

/** Comes back as if a provider had lost the state on the way: PingOne hears nothing. */
export async function comeBackWithoutState(idToken: string | undefined): Promise<void> {
  await signOff({ ...optionsFor(idToken, ''), navigate: () => location.assign('/signed-off') })
}

/** Nothing of this can be sent; `signOff` says why, all at once. */
export async function leaveWithMistakes(): Promise<void> {
  await signOff({
    authPath: 'https://auth.pingone.uk',
    envID: 'production',
    idToken: 'not-a-token',
    postLogoutRedirectUri: `${location.origin}/signed-off#top`,
  })
}

function optionsFor(idToken: string | undefined, doing: string): SignOffOptions {
  return {
    authPath,
    envID,
    clientId,
    idToken,
    postLogoutRedirectUri: `${location.origin}/signed-off`,
    appState: { doing },
    clearSession: () => manager.removeUser(),
  }
}
