import { pingOneEndpoints } from '../../src/index.ts'
import { describeAnswer, describeCookie } from './answer.ts'
import { type Asking, ask, hintAndUri } from './ask.ts'
import type { LiveCase, Seen, Trial } from './case.ts'
import type { LiveSettings } from './settings.ts'

const SIGN_OFF: Asking = { endpoint: 'signoff', withWhat: 'hint, redirect URI', parameters: hintAndUri }
const BARE: Asking = { ...SIGN_OFF, hasCookie: false }

const isSessionCookie = (setCookie: string) => /^ST(-NO-SS)?=/.test(setCookie)

async function seeCookies({ visitor }: Trial): Promise<Seen> {
  const answers = visitor.setCookies.filter(isSessionCookie).map(describeCookie)
  return { answer: [...new Set(answers)].sort().join(' · ') || 'no cookie named ST' }
}

async function seeCookiesAtSignOff(trial: Trial): Promise<Seen> {
  const { headers } = await ask(trial, SIGN_OFF)
  const answers = headers.getSetCookie().filter(isSessionCookie)
  const isEmpty = answers.some((setCookie) => /^ST=;.*expires=/i.test(setCookie))
  return {
    answer: isEmpty ? 'ST is taken away' : 'ST is left',
    detail: answers.map(describeCookie).join(' · '),
  }
}

function seeCors(originOf: (trial: Trial) => string): LiveCase['run'] {
  return async (trial) => {
    const origin = originOf(trial)
    const { headers } = await ask(trial, BARE, { origin })
    const allowed = headers.get('access-control-allow-origin')
    const credentials = headers.get('access-control-allow-credentials')
    if (allowed === null) return { answer: 'not allowed' }
    return {
      answer: allowed === origin ? 'allowed' : `allowed to ${allowed}`,
      detail: `credentials: ${credentials}`,
    }
  }
}

const isRegional = ({ authPath }: LiveSettings) => new URL(authPath).hostname.startsWith('auth.pingone.')

/** The same environment where it is not: at the host of another region. */
async function seeWrongRegion({ world, settings }: Trial): Promise<Seen> {
  const regions = ['https://auth.pingone.eu', 'https://auth.pingone.com']
  const authPath = regions.find((region) => region !== settings.authPath) ?? ''
  const url = pingOneEndpoints({ ...settings, authPath }).signoff
  const response = await world.fetch(url, { redirect: 'manual', headers: { accept: 'text/html' } })
  return describeAnswer(response, settings)
}

async function seeDiscovery({ world, settings }: Trial): Promise<Seen> {
  const { discovery, signoff, idpSignoff } = pingOneEndpoints(settings)
  const document: unknown = await (await world.fetch(discovery)).json()
  const { end_session_endpoint: end, ping_end_idp_session_endpoint: idp } = document as Record<
    string,
    unknown
  >
  return {
    answer: [end === signoff, idp === idpSignoff]
      .map((isSame) => (isSame ? 'as built' : 'another'))
      .join(', '),
  }
}

export const SURROUNDINGS_CASES: readonly LiveCase[] = [
  {
    name: 'the session cookie at sign-on',
    documented: 'SameSite of `ST` is not told, `None` inferred; a twin `ST-NO-SS` exists',
    mark: '[U]',
    tried: 'its attributes, as set in the browser',
    run: seeCookies,
  },
  {
    name: 'the session cookie at sign-off',
    documented: '`ST=; Path=/<envId>; Secure; HttpOnly; expires=<past>`',
    mark: '[V]',
    expected: { answer: 'ST is taken away', session: 'ended' },
    tried: 'its attributes, as taken away',
    run: seeCookiesAtSignOff,
  },
  {
    name: 'CORS for the application',
    documented: '`/as/signoff` answers to origins of the application’s `corsSettings`',
    mark: '[V]',
    expected: { answer: 'allowed', session: 'lives' },
    tried: 'GET signoff, no cookie, Origin of the redirect URI',
    run: seeCors(({ settings }) => new URL(settings.redirectUri).origin),
  },
  {
    name: 'CORS for others',
    documented: 'and to no other',
    mark: '[V]',
    expected: { answer: 'not allowed', session: 'lives' },
    tried: 'GET signoff, no cookie, another Origin',
    run: seeCors(() => 'https://not-allowed.example'),
  },
  {
    name: 'another region',
    documented: '404 and nothing more',
    mark: '[V]',
    expected: { answer: 'not found', session: 'lives' },
    tried: 'GET signoff at the host of another region',
    lacks: (settings) => (isRegional(settings) ? undefined : 'authPath is no regional host'),
    run: seeWrongRegion,
  },
  {
    name: 'discovery',
    documented: '`end_session_endpoint` is `{issuer}/signoff`; `ping_end_idp_session_endpoint` is there too',
    mark: '[V]',
    expected: { answer: 'as built, as built', session: 'lives' },
    tried: 'GET the discovery document',
    run: seeDiscovery,
  },
]
