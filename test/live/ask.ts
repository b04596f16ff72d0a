import { pingOneEndpoints } from '../../src/index.ts'
import { describeAnswer } from './answer.ts'
import type { LiveCase, Trial } from './case.ts'

type Parameters = Record<string, string>

/** One request, made as a back end makes it. */
export interface Asking {
  endpoint: 'signoff' | 'idpSignoff' | 'xpSignoff' | 'revocation'
  method?: 'GET' | 'POST'
  /** In words, for the report. */
  withWhat: string
  parameters: (trial: Trial) => Parameters
  /** Whether the session's cookie goes along. Default true. */
  hasCookie?: boolean
  accept?: string
}

/** Asks PingOne, and follows no redirect. */
export async function ask(trial: Trial, asking: Asking, headers: Parameters = {}): Promise<Response> {
  const { endpoint, method = 'GET', hasCookie = true, accept = 'text/html' } = asking
  const url = pingOneEndpoints(trial.settings)[endpoint]
  const parameters = new URLSearchParams(asking.parameters(trial))
  const cookie = hasCookie ? { cookie: trial.visitor.cookie } : {}
  return trial.world.fetch(method === 'GET' ? `${url}?${parameters}` : url, {
    method,
    body: method === 'GET' ? null : parameters,
    headers: { accept, ...cookie, ...headers },
    redirect: 'manual',
  })
}

/** The part of a case that is one request. */
export function asked(asking: Asking): Pick<LiveCase, 'tried' | 'run'> {
  const { endpoint, method = 'GET', hasCookie = true, withWhat } = asking
  return {
    tried: `${method} ${endpoint}, ${hasCookie ? 'the cookie' : 'no cookie'}, ${withWhat}`,
    run: async (trial) => describeAnswer(await ask(trial, asking), trial.settings),
  }
}

export function hintOf({ visitor }: Trial): Parameters {
  return { id_token_hint: visitor.idToken }
}

export function hintAndUri(trial: Trial): Parameters {
  return { ...hintOf(trial), post_logout_redirect_uri: trial.settings.postLogoutRedirectUri }
}
