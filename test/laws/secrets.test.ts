import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkSignOff } from '../../src/sign-off/check-sign-off.ts'
import { signOff } from '../../src/sign-off/sign-off.ts'
import { REDIRECT_URI, requestOf } from '../unit/fixtures.ts'
import { CANARY, canaryToken, ECHOES, expectNoSecret, SECRETS, watchConsole } from './canary.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('secrets', () => {
  it.each<[string, Record<string, unknown>]>([
    ['another client', { clientId: 'other' }],
    ['another region', { authPath: 'https://auth.pingone.com' }],
    ['another environment', { envID: '43e202c5-0000-4000-8000-2f0a7e0e1c11' }],
    ['a broken ID token', { idToken: `${CANARY}.${CANARY}` }],
    ['an ID token of another type', { idToken: { token: CANARY } }],
    ['an access token', { idToken: canaryToken({ scope: CANARY }) }],
    [
      'an env that is none',
      { authPath: 'https://login.example.com', idToken: canaryToken({ iss: 'x', env: CANARY }) },
    ],
    ['a token for an environment', { envID: CANARY }],
    ['a token for an endpoint', { endpoint: CANARY }],
    ['a broken state', { state: `${CANARY}\n` }],
    ['a state of another type', { state: [CANARY] }],
    ['a state too long', { state: CANARY.repeat(1000) }],
    ['a broken session token', { sessionToken: `${CANARY}\n` }],
    ['a session token of another type', { sessionToken: { ST: CANARY } }],
    ['tokens of another type', { revoke: [CANARY] }],
    ['revocation without a client', { clientId: null }],
    ['a password in authPath', { authPath: `https://user:${CANARY}@auth.pingone.eu` }],
    [
      'a throwing getter',
      {
        get state() {
          throw new Error(CANARY)
        },
      },
    ],
  ])('stand in no error, problem or print of %s', async (_, changes) => {
    const given = Object.defineProperties(requestOf(SECRETS), Object.getOwnPropertyDescriptors(changes))
    const error = await signOff(given).catch((failure: unknown) => failure)
    expectNoSecret(error)
    expect(JSON.stringify(checkSignOff(given)).includes(CANARY)).toBe(false)
  })

  it.each(ECHOES)('stand in no error that echoes them by %s', async (_, fetch) => {
    const error = await signOff(requestOf({ ...SECRETS, fetch })).catch((failure: unknown) => failure)
    expectNoSecret(error)
  })

  it.each(ECHOES)('stand in no step that echoes them by %s', async (_, answer) => {
    const fetch = async (url: unknown) => (String(url).endsWith('/revoke') ? answer() : new Response(null))
    const { steps } = await signOff(requestOf({ ...SECRETS, fetch: fetch as never }))
    expectNoSecret(steps.revoke?.status === 'rejected' && steps.revoke.reason)
  })

  it('stand in no error of a timeout', async () => {
    const error = await signOff(
      requestOf({ ...SECRETS, revoke: null, timeout: 10, fetch: () => new Promise(() => {}) }),
    ).catch((failure: unknown) => failure)
    expectNoSecret(error)
  })

  it.each<[string, (stop: AbortController) => Promise<Response>]>([
    ...ECHOES,
    ['a page', async () => new Response(`<p>${CANARY}</p>`)],
    ['a header', async () => new Response(null, { status: 204, headers: { 'x-echo': CANARY } })],
    ['the way home', async () => redirectTo(`${REDIRECT_URI}?state=${CANARY}`)],
    ['a redirect to elsewhere', async () => redirectTo(`https://evil.example/?${CANARY}`)],
    ['an address that is none', async () => redirectTo(CANARY)],
    ['nothing in time', () => new Promise(() => {})],
    [
      'nothing before an abort',
      (stop) => {
        stop.abort(new Error(CANARY))
        return new Promise(() => {})
      },
    ],
  ])('stand in no line of the console, answered by %s', async (_, answer) => {
    const lines = watchConsole()
    for (const revoke of [SECRETS.revoke, null]) {
      const stop = new AbortController()
      const fetch = () => answer(stop)
      const options = requestOf({ ...SECRETS, revoke, fetch, timeout: 20, signal: stop.signal })
      await signOff(options).catch(() => {})
    }
    expect(lines).toEqual([])
  })
})

function redirectTo(location: string): Response {
  return new Response(null, { status: 302, headers: { location } })
}
