import type { IncomingMessage, ServerResponse } from 'node:http'
import { createAuthorize } from './authorize.ts'
import { answerPreflight } from './cors.ts'
import type { Environment } from './environment.ts'
import type { Handler } from './handler.ts'
import { createSignedOffPage } from './pages.ts'
import { createProvider } from './provider.ts'
import { createSessions } from './sessions.ts'
import { createSignOffEndpoints } from './sign-off-endpoints.ts'
import { createSignOnPage } from './sign-on.ts'
import type { Store } from './store.ts'

/** Answers all requests to an environment at one of its hosts. */
export async function serveEnvironment(environment: Environment, store: Store): Promise<Handler> {
  const base = `${environment.origin}${environment.path}`
  const issuer = `${base}/as`
  const provider = await createProvider(environment, issuer, store)
  const signOffEndpoints = createSignOffEndpoints(environment, issuer, createSessions(provider))
  const handlers = [
    below(environment.signedOffPage, createSignedOffPage(environment.signedOffPage)),
    below(`${base}/`, signOffEndpoints),
    below(`${issuer}/`, (request, response) => answerPreflight(environment, request, response)),
    below(`${base}/`, createSignOnPage(provider, environment)),
    below(`${issuer}/`, createAuthorize(environment, issuer)),
    below(`${issuer}/`, mount(provider.callback(), issuer)),
  ]
  return async (request, response) => {
    for (const handle of handlers) if (await handle(request, response)) return true
    return false
  }
}

/**
 * Limits a handler to one host and to the paths below an address. The Host header may have any port, because the same
 * loopback is behind each.
 */
function below(address: string, handle: Handler): Handler {
  const { hostname, pathname } = new URL(address)
  return (request, response) => {
    const isOurs = request.headers.host?.replace(/:\d+$/, '') === hostname
    return isOurs && request.url?.startsWith(pathname) ? handle(request, response) : false
  }
}

type Callback = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Mounts oidc-provider at its issuer. oidc-provider takes its addresses from the Host header, and compares the two
 * URLs to find where it is mounted, as in Express.
 */
function mount(serve: Callback, issuer: string): Handler {
  const { host, pathname } = new URL(issuer)
  return async (request, response) => {
    request.headers.host = host
    Object.assign(request, { originalUrl: request.url, url: request.url?.slice(pathname.length) })
    await serve(request, response)
    return true
  }
}
