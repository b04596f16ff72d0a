import { pingOneEndpoints } from '../../src/index.ts'
import type { LiveCase, Seen, Trial } from './case.ts'
import { lacking } from './settings.ts'

interface Question {
  parameters?: Record<string, string>
  hasCookie: boolean
  /** By POST, to be answered in JSON. */
  isInBackground?: boolean
}

/** Asks for the session with `prompt=none`. OpenID Connect Core 1.0, section 3.1.2.1 */
function askForSession(
  { world, settings, visitor }: Trial,
  { parameters, hasCookie, isInBackground = false }: Question,
): Promise<Response> {
  const query = new URLSearchParams({
    ...{ client_id: settings.clientId, redirect_uri: settings.redirectUri, scope: 'openid' },
    ...{ response_type: 'code', prompt: 'none', state: 'probe' },
    // Nobody redeems the code: any challenge will do.
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
    ...(isInBackground ? { response_mode: 'pi.flow' } : {}),
    ...parameters,
  })
  const cookie = hasCookie ? { cookie: visitor.cookie } : {}
  return world.fetch(`${pingOneEndpoints(settings).issuer}/authorize?${query}`, {
    method: isInBackground ? 'POST' : 'GET',
    headers: { accept: isInBackground ? 'application/json' : 'text/html', ...cookie },
    redirect: 'manual',
  })
}

/** What the application would get back, without the code itself. */
function seeRedirect(questionOf: (trial: Trial) => Question): LiveCase['run'] {
  return async (trial) => {
    const response = await askForSession(trial, questionOf(trial))
    const location = response.headers.get('location')
    if (location === null) return { answer: 'no redirect', detail: `${response.status}` }
    const { searchParams } = new URL(location, trial.settings.authPath)
    const isBack = location.startsWith(trial.settings.redirectUri)
    const said = searchParams.has('code') ? 'a code' : (searchParams.get('error') ?? 'neither code nor error')
    return {
      answer: isBack ? `redirect with ${said}` : 'redirect to elsewhere',
      detail: `${response.status}`,
    }
  }
}

async function seeFraming(trial: Trial): Promise<Seen> {
  const { headers } = await askForSession(trial, { hasCookie: false })
  return { answer: headers.get('x-frame-options')?.toUpperCase() ?? 'may be framed' }
}

async function seeBackground(trial: Trial): Promise<Seen> {
  const response = await askForSession(trial, { hasCookie: false, isInBackground: true })
  const { details } = Object(await response.json().catch(() => undefined))
  const { code, message } = Object(Object(details)[0])
  return { answer: response.ok ? 'accepted' : `refused: ${code}, ${message}`, detail: `${response.status}` }
}

export const PROBE_CASES: readonly LiveCase[] = [
  {
    name: 'prompt=none where the session lives',
    documented: 'a redirect with a code',
    mark: '[I]',
    tried: 'GET authorize with prompt=none, the cookie',
    expected: { answer: 'redirect with a code', session: 'lives' },
    run: seeRedirect(() => ({ hasCookie: true })),
  },
  {
    name: 'prompt=none without a session',
    documented: 'a redirect with `error=login_required`',
    mark: '[I]',
    tried: 'GET authorize with prompt=none, no cookie',
    expected: { answer: 'redirect with login_required', session: 'lives' },
    run: seeRedirect(() => ({ hasCookie: false })),
  },
  {
    name: 'prompt=none with a hint that has expired',
    documented: 'nothing found',
    mark: '[U]',
    tried: 'GET authorize with prompt=none, the cookie, expired hint',
    lacks: lacking('expiredIdToken'),
    run: seeRedirect(({ settings }) => ({
      parameters: { id_token_hint: settings.expiredIdToken ?? '' },
      hasCookie: true,
    })),
  },
  {
    name: 'framing of the authorize page',
    documented: "`X-Frame-Options: DENY`, a comment in Ping's own SDK says",
    mark: '[V]',
    tried: 'GET authorize with prompt=none, no cookie',
    expected: { answer: 'DENY', session: 'lives' },
    run: seeFraming,
  },
  {
    name: 'the background form without a session',
    documented: '`LOGIN_REQUIRED`, "User authentication is required"',
    mark: '[V]',
    tried: 'POST authorize with prompt=none and response_mode=pi.flow, no cookie',
    expected: { answer: 'refused: LOGIN_REQUIRED, User authentication is required', session: 'lives' },
    run: seeBackground,
  },
]
