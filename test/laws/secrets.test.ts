import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { checkSignOff } from '../../src/check-sign-off.ts'
import { signOff } from '../../src/sign-off.ts'
import { SignOffError } from '../../src/sign-off-error.ts'
import { CLIENT_ID, makeIdToken, requestOf } from '../fixtures.ts'

describe('secrets', () => {
  const CANARY = 'Canary-7f3a9'
  const canaryToken = (claims = {}) => makeIdToken({ jti: CANARY, ...claims }).replace(/[^.]+$/, CANARY)
  const canaryPart = canaryToken().split('.')[1] ?? ''

  /** Every way in which an error is likely to be printed or logged. */
  function printed(error: unknown): string {
    const { message, stack, cause } = error as Error
    return [
      message,
      stack,
      inspect(cause, { depth: null, showHidden: true }),
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: null, showHidden: true }),
    ].join('\n')
  }

  function expectNoSecret(error: unknown): void {
    const text = printed(error)
    expect([error instanceof SignOffError, text.includes(CANARY), text.includes(canaryPart)]).toEqual([
      true,
      false,
      false,
    ])
  }

  const SECRETS = {
    idToken: canaryToken(),
    state: CANARY,
    sessionToken: CANARY,
    clientId: CLIENT_ID,
    revoke: { accessToken: CANARY, refreshToken: CANARY },
  }

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

  const ECHO = `${canaryToken()} ${CANARY} ${encodeURIComponent(CANARY)}`
  const answers: [string, () => Promise<Response>][] = [
    [
      "PingOne's words",
      async () => Response.json({ code: ECHO, message: ECHO, details: [{ target: ECHO }] }, { status: 400 }),
    ],
    ["PingOne's names", async () => Response.json({ details: { [ECHO]: { [CANARY]: 1 } } }, { status: 400 })],
    ["OAuth's words", async () => Response.json({ error: ECHO, error_description: ECHO }, { status: 401 })],
    ['HTML', async () => new Response(`<p>${ECHO}</p>`, { status: 500 })],
    ['JSON cut short', async () => new Response(`{"message":"${ECHO}`, { status: 400 })],
    ['the status text', async () => new Response(null, { status: 400, statusText: CANARY })],
    [
      'a network error',
      async () => {
        throw new TypeError(ECHO, { cause: new Error(ECHO) })
      },
    ],
    [
      'text that is thrown',
      async () => {
        throw ECHO
      },
    ],
    [
      'the body as it breaks off',
      async () =>
        new Response(new ReadableStream({ start: (c) => c.error(new Error(ECHO)) }), { status: 400 }),
    ],
  ]

  it.each(answers)('stand in no error that echoes them by %s', async (_, fetch) => {
    const error = await signOff(requestOf({ ...SECRETS, fetch })).catch((failure: unknown) => failure)
    expectNoSecret(error)
  })

  it.each(answers)('stand in no step that echoes them by %s', async (_, answer) => {
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

  it('stand in no line of the console', async () => {
    const methods = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name),
    )
    await signOff(requestOf({ ...SECRETS, fetch: answers[0]?.[1] })).catch(() => {})
    expect(methods.map(({ mock }) => mock.calls)).toEqual([[], [], [], [], []])
    vi.restoreAllMocks()
  })
})
