import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { peekBody } from './body.ts'
import type { Environment } from './environment.ts'
import type { Handler } from './handler.ts'
import { errorPage, escapeHtml, page } from './pages.ts'

/**
 * Creates a handler for the page that asks for the user name and password, and hands the user to the provider. Any
 * page may show it in an iframe. idpSignoff leads to `/as/signon` when no application is waiting. What PingOne shows
 * there is not documented [U].
 */
export function createSignOnPage(provider: Provider, environment: Environment): Handler {
  const { path } = environment
  return async (request, response) => {
    const isWithoutApplication = request.url === `${path}/as/signon`
    if (!isWithoutApplication && !request.url?.startsWith(`${path}/signon/`)) return false
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (isWithoutApplication) response.end(page('Sign on', '<p>Go to an application to sign on.</p>'))
    else await answerForm(provider, environment, request, response)
    return true
  }
}

async function answerForm(
  provider: Provider,
  { users }: Environment,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await peekBody(request))
  const user = users.find(({ username }) => username === form.get('username'))
  try {
    await provider.interactionDetails(request, response)
    if (user && user.password === form.get('password'))
      await finish(provider, request, response, user.username)
    else response.end(signOnPage(form.get('username') ?? '', request.method === 'POST'))
  } catch {
    const advice = 'This sign-on has expired. Go back to the application and start again.'
    response.writeHead(400).end(errorPage(advice))
  }
}

function finish(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  accountId: string,
): Promise<void> {
  return provider.interactionFinished(request, response, { login: { accountId } })
}

function signOnPage(username: string, isRefused: boolean): string {
  const alert = isRefused ? '<p role="alert">User name and password do not match.</p>' : ''
  return page(
    'Sign on',
    `${alert}<form method="post">
      <label for="username">User name</label>
      <input id="username" name="username" autocomplete="username" value="${escapeHtml(username)}" required autofocus>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      <button type="submit">Sign on</button>
    </form>`,
  )
}
