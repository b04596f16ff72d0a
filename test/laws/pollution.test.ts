import { describe, expect, it } from 'vitest'
import { signOff } from '../../src/sign-off/sign-off.ts'
import { AUTH_PATH, makeIdTokenOfLength, REDIRECT_URI, requestOf } from '../unit/fixtures.ts'
import { OPTIONS } from './hostile-values.ts'
import { withPollution } from './pollution.ts'

/** RequestInit of Fetch, and what Node adds to it. */
const READ_BY_FETCH = [
  'method',
  'headers',
  'body',
  'referrer',
  'referrerPolicy',
  'mode',
  'credentials',
  'cache',
  'redirect',
  'integrity',
  'keepalive',
  'signal',
  'duplex',
  'priority',
  'window',
  'dispatcher',
] as const

/** The options and metadata that count when oauth4webapi revokes. */
const READ_BY_OAUTH4WEBAPI = [
  'additionalParameters',
  'use_mtls_endpoint_aliases',
  'mtls_endpoint_aliases',
  'issuer',
  'revocation_endpoint',
  'client_id',
]

const evilFetch = () => Promise.reject(new Error('sent elsewhere'))
const VALUES: unknown[] = ['polluted', true, { 'x-polluted': 'polluted' }, evilFetch]

type Sent = Record<string, unknown>
type Headings = ConstructorParameters<typeof Headers>[0]

/** All that a fetch reads of its arguments, whoever they inherit it from. */
function readAsFetch(url: string, init: RequestInit): Sent {
  const { body, headers, signal, ...rest } = Object.fromEntries(
    READ_BY_FETCH.map((name) => [name, init[name as keyof RequestInit]]),
  )
  return {
    ...rest,
    url,
    body: body && String(body),
    headers: [...new Headers(headers as Headings)],
    isAbortable: signal instanceof AbortSignal,
  }
}

interface Outcome {
  sent: Sent[]
  result: unknown
}

/** What a sign-off sends, and what comes of it. */
async function outcomeOf(changes: Record<string, unknown>, answers: Response[]): Promise<Outcome> {
  const sent: Sent[] = []
  const fetch = async (url: string, init: RequestInit) => {
    sent.push(readAsFetch(url, init))
    return answers.pop()
  }
  const revoke = { accessToken: 'an-access-token', refreshToken: 'a-refresh-token' }
  const own = { mode: 'fetch', sessionToken: 'a-session-token', revoke, fetch }
  const result = await signOff(requestOf({ ...own, ...changes })).catch((error: object) => ({ ...error }))
  return { sent, result }
}

const redirect = () => new Response(null, { status: 302, headers: { location: REDIRECT_URI } })
const rejection = () => Response.json({ code: 'INVALID_DATA' }, { status: 400 })

const SIGN_OFFS: [string, Record<string, unknown>, () => Response][] = [
  ['by GET', {}, redirect],
  ['by POST', { idToken: makeIdTokenOfLength(9000) }, redirect],
  ['by idpSignoff', { endpoint: 'idpSignoff' }, redirect],
  ['that is rejected', {}, rejection],
]

describe.each(SIGN_OFFS)('signOff %s', (_, changes, answer) => {
  /** Made beforehand, since Node's own constructor bears no pollution. */
  const threeAnswers = () => [answer(), answer(), answer()]

  function pollutedOutcome(pollution: Record<string, unknown>): Promise<Outcome> {
    const answers = threeAnswers()
    return withPollution(() => outcomeOf(changes, answers), pollution)
  }

  it.each([...new Set([...OPTIONS, ...READ_BY_FETCH, ...READ_BY_OAUTH4WEBAPI])])(
    'sends and tells the same under an Object.prototype with %s',
    async (name) => {
      const clean = await outcomeOf(changes, threeAnswers())
      for (const value of VALUES) expect(await pollutedOutcome({ [name]: value })).toEqual(clean)
    },
  )

  it('sends no token elsewhere under an Object.prototype with endpoints of its own', async () => {
    const aliases = { revocation_endpoint: 'https://evil.example/revoke' }
    const pollution = { use_mtls_endpoint_aliases: true, mtls_endpoint_aliases: aliases }
    const { sent } = await pollutedOutcome(pollution)
    expect(sent.map(({ url }) => new URL(String(url)).origin)).toEqual([AUTH_PATH, AUTH_PATH, AUTH_PATH])
  })
})
