import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { allowOrigins } from './cors.ts'
import { idpSignOff } from './idp-sign-off.ts'
import { createProvider } from './provider.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { crossProtocolSignOff, signOff } from './sign-off.ts'
import { createSignOnPage } from './sign-on.ts'

export interface EnvironmentOptions {
  envID: string
  /** `auth.pingone.eu`, say. */
  host?: string
  /** `login.example.com`, say: the same environment, without its ID in the path and with an issuer of its own. */
  customDomain?: string
  applications: readonly ApplicationOptions[]
  users: readonly UserOptions[]
  /** The environment's `logoutSettings.postLogoutRedirectUris`, for xpSignoff. */
  logoutRedirectUris?: readonly string[]
}

export interface ApplicationOptions {
  clientId: string
  /** Without: a public client with PKCE. */
  clientSecret?: string
  redirectUris: readonly string[]
  /** Console: Signoff URLs. */
  postLogoutRedirectUris?: readonly string[]
  enabled?: boolean
  /** Console: Terminate User Session by ID Token. Default off. */
  idpSignoff?: boolean
  /** `corsSettings`. */
  corsOrigins?: readonly string[]
}

export interface UserOptions {
  username: string
  password: string
  /** Further claims of the ID token. */
  claims?: Record<string, unknown>
}

/** An environment at one of its hosts. */
export interface Environment extends EnvironmentOptions {
  origin: string
  /** What stands before `/as`. */
  path: string
  /** Where the user ends up without a redirect URI. */
  signedOff: string
  sameSite: 'None' | 'Lax' | 'unspecified'
}

/** What a sign-off endpoint has to work with. */
export interface SignOffContext {
  environment: Environment
  issuer: string
  sessions: Sessions
  publicKey: CryptoKey
  request: IncomingMessage
  response: ServerResponse
  parameters: URLSearchParams
}

/** @returns whether the request was its own */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

const SIGN_OFF_PATHS: Record<string, (context: SignOffContext) => Promise<void>> = {
  '/as/signoff': signOff,
  '/as/idpSignoff': idpSignOff,
  '/xp/signoff': crossProtocolSignOff,
}

export async function createEnvironment(environment: Environment): Promise<Handler> {
  const { origin, path } = environment
  const issuer = `${origin}${path}/as`
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = createProvider(environment, issuer, await exportJWK(privateKey))
  const sessions = createSessions(provider, environment)
  const signOn = createSignOnPage(provider, environment)
  const serve = provider.callback()
  return async (request, response) => {
    const url = new URL(request.url ?? '/', origin)
    if (request.headers.host !== new URL(origin).host || !url.pathname.startsWith(`${path}/`)) return false
    const endpoint = SIGN_OFF_PATHS[url.pathname.slice(path.length)]
    if (endpoint) {
      if (allowOrigins(environment, request, response)) return true
      const parameters =
        request.method === 'POST' ? new URLSearchParams(await readForm(request)) : url.searchParams
      await endpoint({ environment, issuer, sessions, publicKey, request, response, parameters })
      return true
    }
    if (url.pathname.startsWith(`${path}/signon/`)) return signOn(request, response)
    if (!url.pathname.startsWith(`${path}/as/`)) return false
    mount(request, `${path}/as`)
    await serve(request, response)
    return true
  }
}

/** oidc-provider finds where it is mounted by comparing the two, as below Express. */
function mount(request: IncomingMessage, path: string): void {
  Object.assign(request, { originalUrl: request.url, url: request.url?.slice(path.length) })
}

async function readForm(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
