/** Sign-offs at a server that does what a provider would not, and tells what it saw. */
import { type SignOffOptions, signOff } from 'pingone-signoff'
import { makeIdToken } from './id-token.ts'
import { outcomeOf } from './outcome.ts'
import { type SeenRequest, settings } from './settings.ts'

const { server, envID } = settings
export const idToken: string = makeIdToken({ iss: `${server}/${envID}/as`, nonce: 'canary' })
export const REQUEST: SignOffOptions = {
  authPath: server,
  envID,
  idToken,
  state: 'canary-state',
  postLogoutRedirectUri: 'https://app.example.com/bye',
  sessionToken: 'canary-session',
}
const PATH = `/${envID}/as/signoff`
const QUERY = `id_token_hint=${idToken}&post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye&state=canary-state`
export const ANSWERED = { mode: 'fetch', confirmed: false, status: 200, steps: {} }

export function optionsOf(answer: string, changes: Partial<SignOffOptions> = {}): SignOffOptions {
  return { ...REQUEST, extraParameters: { answer }, ...changes }
}

/** How the server sees the sign-off that it answers so. */
export function requestFor(answer: string, cookie: string | null = 'ST=canary-session'): SeenRequest {
  return { method: 'GET', url: `${PATH}?${QUERY}&answer=${answer}`, body: '', cookie }
}

export function postFor(answer: string): SeenRequest {
  return { method: 'POST', url: PATH, body: `${QUERY}&answer=${answer}`, cookie: 'ST=canary-session' }
}

/** The requests since this was last asked. */
export async function seen(): Promise<SeenRequest[]> {
  return (await fetch(`${server}/seen`)).json()
}

export async function outcomeAndSeen(options: SignOffOptions): Promise<unknown> {
  await seen()
  return [await outcomeOf(() => signOff(options)), await seen()]
}
