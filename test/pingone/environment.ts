import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GenerateKeyPairResult } from 'jose'
import { answerPreflight } from './cors.ts'
import { createSignedOffPage } from './pages.ts'
import type { Place } from './places.ts'
import { createProvider } from './provider.ts'
import { createSessions } from './sessions.ts'
import { createSignOffEndpoints } from './sign-off-endpoints.ts'
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
  /** Sign-off reads it at every request, so that a test can disable an application whose tokens are out. */
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
export interface Environment extends EnvironmentOptions, Place {
  sameSite: 'None' | 'Lax' | 'unspecified'
  /** The environment's, at all its hosts: the issuer alone tells their tokens apart [I]. */
  keys: GenerateKeyPairResult
}

/** @returns whether the request was its own */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** Answers all requests to an environment at one of its hosts. */
export async function createEnvironment(environment: Environment): Promise<Handler> {
  const base = `${environment.origin}${environment.path}`
  const issuer = `${base}/as`
  const provider = await createProvider(environment, issuer)
  const signOffEndpoints = createSignOffEndpoints(environment, issuer, createSessions(provider))
  const handlers = [
    below(environment.signedOffPage, createSignedOffPage(environment.signedOffPage)),
    below(`${base}/`, signOffEndpoints),
    below(`${issuer}/`, (request, response) => answerPreflight(environment, request, response)),
    below(`${base}/`, createSignOnPage(provider, environment)),
    below(`${issuer}/`, mount(provider.callback(), issuer)),
  ]
  return async (request, response) => {
    for (const handle of handlers) if (await handle(request, response)) return true
    return false
  }
}

/** Leaves other hosts and paths alone. A port may stand in the Host header: behind each is the same loopback. */
function below(address: string, handle: Handler): Handler {
  const { hostname, pathname } = new URL(address)
  return (request, response) => {
    const isOurs = request.headers.host?.replace(/:\d+$/, '') === hostname
    return isOurs && request.url?.startsWith(pathname) ? handle(request, response) : false
  }
}

type Callback = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** oidc-provider takes its addresses from Host, and finds where it is mounted by comparing the two URLs, as in Express. */
function mount(serve: Callback, issuer: string): Handler {
  const { host, pathname } = new URL(issuer)
  return async (request, response) => {
    request.headers.host = host
    Object.assign(request, { originalUrl: request.url, url: request.url?.slice(pathname.length) })
    await serve(request, response)
    return true
  }
}
