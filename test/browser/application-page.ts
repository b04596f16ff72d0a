/**
 * The application under test, as the browser runs it: a real OpenID Connect client beside the CDN file. application.ts
 * serves it, with the two imports below pointed at the files of the site.
 */
import { User, UserManager } from 'oidc-client-ts'
import {
  completeProbe,
  completeSignOff,
  isSigningOff,
  onSignedOff,
  type ProbeResult,
  probeSession,
  type SignedOffEvent,
  type SignOffOptions,
  type SignOffResult,
  signOff,
} from '../../src/index.ts'
import type { Tokens } from '../pingone/relying-party.ts'

/** Comes with the page, as JSON. */
export interface ApplicationSettings {
  authPath: string
  envID: string
  issuer: string
  clientId: string
  /** The path below which it lives, `/` or `/custom/`. */
  base: string
}

export interface ApplicationUser {
  idToken: string
  accessToken: string
  refreshToken: string
  profile: Record<string, unknown>
}

/** How the promise of `signOff` settled; an error with its own properties. */
export type Outcome =
  | { status: 'fulfilled'; value: SignOffResult }
  | { status: 'rejected'; error: { name: string; message: string; code?: string; option?: string } }

export interface Application {
  /** False until the page has answered its own callback. */
  ready: boolean
  outcome?: Outcome
  /** What `completeProbe` said on the callback, where it is asked before the library looks. */
  probed?: ProbeResult
  /** What `onSignedOff` told. */
  signedOff: SignedOffEvent[]
  signOn: () => Promise<void>
  /** Keeps what another has got at sign-on, as if the page had. */
  adopt: (tokens: Tokens) => Promise<void>
  user: () => Promise<ApplicationUser | null>
  signOff: (options?: Partial<SignOffOptions>) => Promise<void>
  completeSignOff: typeof completeSignOff
  isSigningOff: typeof isSigningOff
  /** The functions themselves, for what an application would build of them. */
  sdk: {
    signOff: typeof signOff
    onSignedOff: typeof onSignedOff
    probeSession: typeof probeSession
    completeProbe: typeof completeProbe
  }
}

declare global {
  interface Window {
    app: Application
  }
}

const settings: ApplicationSettings = JSON.parse(document.querySelector('#settings')?.textContent ?? '{}')

const home = location.origin + settings.base

const manager = new UserManager({
  authority: settings.issuer,
  client_id: settings.clientId,
  redirect_uri: `${home}callback`,
  automaticSilentRenew: false,
})

async function user(): Promise<ApplicationUser | null> {
  const found = await manager.getUser()
  if (!found) return null
  const {
    id_token: idToken = '',
    access_token: accessToken,
    refresh_token: refreshToken = '',
    profile,
  } = found
  return { idToken, accessToken, refreshToken, profile }
}

// As the README shows it, with the application's own clean-up; `options` stand above all that is filled in.
async function leave(options: Partial<SignOffOptions> = {}): Promise<void> {
  const { authPath, envID } = settings
  const idToken = (await user())?.idToken
  const postLogoutRedirectUri = `${home}signed-off`
  const clearSession = () => manager.removeUser()
  try {
    const filled = { authPath, envID, idToken, postLogoutRedirectUri, clearSession, ...options }
    window.app.outcome = { status: 'fulfilled', value: await signOff(filled) }
  } catch (error) {
    const { name, message, ...own } = error as Error
    window.app.outcome = { status: 'rejected', error: { ...own, name, message } }
  }
}

function adopt(tokens: Tokens): Promise<void> {
  const [, payload = ''] = tokens.id_token.split('.')
  const profile = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
  return manager.storeUser(new User({ ...tokens, profile, token_type: 'Bearer' }))
}

async function comeBack(): Promise<void> {
  window.app.probed = completeProbe()
  if (!location.search) return
  await manager.signinRedirectCallback()
  history.replaceState(null, '', home)
}

async function start(): Promise<void> {
  if (location.href.startsWith(`${home}callback`)) await comeBack()
  window.app.ready = true
}

window.app = {
  ready: false,
  signedOff: [],
  signOn: () => manager.signinRedirect(),
  adopt,
  user,
  signOff: leave,
  completeSignOff,
  isSigningOff,
  sdk: { signOff, onSignedOff, probeSession, completeProbe },
}
onSignedOff((event) => window.app.signedOff.push(event))
start()
