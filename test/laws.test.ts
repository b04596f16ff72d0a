import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { buildSignOffForm, buildSignOffUrl } from '../src/build.ts'
import { checkSignOff } from '../src/check-sign-off.ts'
import { pingOneEndpoints } from '../src/endpoints.ts'
import type { SignOffProblem } from '../src/problem.ts'
import { signOff } from '../src/sign-off.ts'
import { SignOffError } from '../src/sign-off-error.ts'
import { base64url, CLIENT_ID, makeIdToken, requestOf } from './fixtures.ts'

const RESERVED = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state']

const plainText = fc
  .string({ unit: 'binary', maxLength: 40 })
  .filter((text) => !/[\0-\x1f\x7f]|\p{Surrogate}/u.test(text))

const parameterName = plainText.filter((name) => /^(?!_charset_$)./i.test(name) && !RESERVED.includes(name))

const redirectUri = fc
  .record({ host: fc.domain(), path: fc.webPath(), value: fc.option(plainText, { nil: undefined }) })
  .map(({ host, path, value }) => {
    const query = value === undefined ? '' : `?q=${encodeURIComponent(value)}`
    return `https://${host}${path}${query}`
  })

/** Requests without fault. */
const request = fc.record(
  {
    idToken: fc.record({ name: plainText }).map(makeIdToken),
    postLogoutRedirectUri: redirectUri,
    state: plainText,
    extraParameters: fc.dictionary(parameterName, plainText),
  },
  { requiredKeys: [] },
)

type GoodRequest = typeof request extends fc.Arbitrary<infer R> ? R : never

/** Bare of what `requestOf` brings along. */
function bareOf(changes: GoodRequest) {
  return requestOf({ idToken: null, postLogoutRedirectUri: null, ...changes })
}

function expectedPairs({ idToken, postLogoutRedirectUri, state, extraParameters }: GoodRequest) {
  const own = { id_token_hint: idToken, post_logout_redirect_uri: postLogoutRedirectUri, state }
  return [...Object.entries(own), ...Object.entries(extraParameters ?? {})].filter(([, value]) => value)
}

function queryOf(changes: GoodRequest): [string, string][] {
  const url = buildSignOffUrl(bareOf(changes))
  const start = url.indexOf('?')
  return start < 0 ? [] : [...new URLSearchParams(url.slice(start + 1))]
}

/** As a browser encodes a form, and a server decodes it. */
function formPairsOf(changes: GoodRequest): [string, string][] {
  const { fields } = buildSignOffForm(bareOf(changes))
  return [...new URLSearchParams(new URLSearchParams(Object.entries(fields)).toString())]
}

const sorted = (pairs: [string, string][]) => pairs.map((pair) => JSON.stringify(pair)).sort()

describe('buildSignOffUrl', () => {
  it('writes what form decoding reads back, in order', () => {
    fc.assert(
      fc.property(request, (changes) => {
        expect(queryOf(changes)).toEqual(expectedPairs(changes))
      }),
    )
  })

  it('writes no parameter twice', () => {
    fc.assert(
      fc.property(request, (changes) => {
        const names = queryOf(changes).map(([name]) => name)
        expect(names).toEqual([...new Set(names)])
      }),
    )
  })

  it('writes no plus sign, no second question mark and no fragment', () => {
    fc.assert(
      fc.property(request, (changes) => {
        expect(buildSignOffUrl(bareOf(changes))).toMatch(/^https:\/\/[\w./-]+(\?[\w.~!'()*%=&-]+)?$/)
      }),
    )
  })

  it('is a URL as the platform would write it', () => {
    fc.assert(
      fc.property(request, (changes) => {
        const url = buildSignOffUrl(bareOf(changes))
        expect(new URL(url).href.replaceAll('%27', "'")).toBe(url)
      }),
    )
  })
})

describe('buildSignOffForm', () => {
  it('posts the pairs of the URL', () => {
    fc.assert(
      fc.property(request, (changes) => {
        expect(sorted(formPairsOf(changes))).toEqual(sorted(queryOf(changes)))
      }),
    )
  })
})

/** Things that misbehave when they are looked at. */
function createHostiles(): Record<string, unknown> {
  const fail = () => {
    throw new Error('gotcha')
  }
  const { proxy, revoke } = Proxy.revocable({}, {})
  const { proxy: list, revoke: revokeList } = Proxy.revocable([], {})
  revoke()
  revokeList()
  const traps = { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail }
  const text = { toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail }
  const finder = { includes: (item: unknown) => item !== undefined && fail(), find: fail }
  return {
    'revoked Proxy': proxy,
    'revoked Proxy of an array': list,
    'throwing Proxy': new Proxy({}, traps),
    'throwing Proxy of an array': new Proxy([], traps),
    'throwing Proxy of a function': new Proxy(() => {}, traps),
    'throwing text': text,
    'throwing entries': { a: text, ...Object.defineProperty({}, 'b', { get: fail, enumerable: false }) },
    'throwing getter': Object.defineProperty({}, 'a', { get: fail, enumerable: true }),
    'throwing tag': Object.defineProperty({}, Symbol.toStringTag, { get: fail }),
    'throwing URL': Object.defineProperty(new URL('https://auth.pingone.eu'), 'href', { get: fail }),
    'false URL': Object.create(URL.prototype),
    'false AbortSignal': Object.create(AbortSignal.prototype),
    'no prototype': Object.create(null),
    'throwing array': Object.assign(['https://app.example.com/bye'], {
      map: fail,
      includes: fail,
      find: fail,
    }),
    'array with a map of its own': Object.assign([''], { map: () => finder }),
    'array with holes': Array(3),
    symbol: Symbol('hostile'),
    bigint: 10n,
    function: () => {},
    Map: new Map([['a', 'b']]),
    'lone surrogate': '\ud800',
    percent: '%',
    'long text': 'a'.repeat(70_000),
    'token of an array': `${base64url('{}')}.${base64url('[]')}.${base64url('x')}`,
  }
}

const REQUEST_OPTIONS = [
  'authPath',
  'envID',
  'idToken',
  'clientId',
  'postLogoutRedirectUri',
  'postLogoutRedirectUris',
  'state',
  'endpoint',
  'allowInsecureRedirect',
  'extraParameters',
]
const OPTIONS = [
  ...REQUEST_OPTIONS,
  'mode',
  'method',
  'appState',
  'revoke',
  'clearSession',
  'navigate',
  'sessionToken',
  'fetch',
  'signal',
  'timeout',
]

/** What to make a value of: fast-check itself looks at values, which hostile ones do not bear. */
type Plan = { value: unknown } | { hostile: string }

const plan: fc.Arbitrary<Plan> = fc.oneof(
  fc.record({ value: fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true }) }),
  fc.record({ value: fc.string({ unit: 'binary' }) }),
  fc.record({ hostile: fc.constantFrom(...Object.keys(createHostiles())) }),
)

function make(plan: Plan): unknown {
  return 'hostile' in plan ? createHostiles()[plan.hostile] : plan.value
}

const plansOf = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), plan)

function makeRequest(plans: Record<string, Plan>): unknown {
  return requestOf(Object.fromEntries(Object.entries(plans).map(([name, plan]) => [name, make(plan)])))
}

function makeThrowing(name: string): unknown {
  return Object.defineProperty(requestOf(), name, {
    get() {
      throw new Error('gotcha')
    },
  })
}

/** Hands over whatever there is: each hostile value as each option, and what fast-check thinks of. */
function assertForAnything(judge: (given: never) => void): void {
  for (const name of OPTIONS) {
    judge(makeThrowing(name) as never)
    for (const hostile of Object.keys(createHostiles())) judge(makeRequest({ [name]: { hostile } }) as never)
  }
  fc.assert(fc.property(plansOf(OPTIONS), (plans) => judge(makeRequest(plans) as never)))
  fc.assert(fc.property(plan, (plan) => judge(make(plan) as never)))
}

/** What work throws that is no SignOffError of a problem. */
function untypedThrow(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    const isTyped = error instanceof SignOffError && error.problems.every(({ level }) => level === 'error')
    return isTyped && error.code === error.problems[0]?.code ? undefined : { error }
  }
  return undefined
}

function thrownProblems(work: () => unknown): readonly SignOffProblem[] {
  try {
    work()
    return []
  } catch (error) {
    return (error as SignOffError).problems
  }
}

describe('checkSignOff', () => {
  it('never throws, whatever it is given', () => {
    assertForAnything((given) => {
      expect(Array.isArray(checkSignOff(given))).toBe(true)
    })
  })

  it('finds the errors that buildSignOffUrl throws', () => {
    fc.assert(
      fc.property(plansOf(REQUEST_OPTIONS), (plans) => {
        const given = makeRequest(plans) as never
        const errors = checkSignOff(given).filter(({ level }) => level === 'error')
        expect(thrownProblems(() => buildSignOffUrl(given))).toEqual(errors)
      }),
    )
  })
})

describe.each([
  ['buildSignOffUrl', buildSignOffUrl],
  ['buildSignOffForm', buildSignOffForm],
  ['pingOneEndpoints', pingOneEndpoints],
])('%s', (_, work) => {
  it('throws nothing but SignOffError, whatever it is given', () => {
    assertForAnything((given) => {
      expect(untypedThrow(() => work(given))).toBeUndefined()
    })
  })

  it('is the same under a polluted Object.prototype', () => {
    const outcome = () => {
      try {
        return work(requestOf())
      } catch (error) {
        return { ...(error as object) }
      }
    }
    const clean = outcome()
    expect(withPollution(outcome)).toEqual(clean)
  })
})

/** Every option of the SDK, and what its own objects hold, inherited by everything. */
function withPollution<T>(work: () => T): T {
  const names = [...OPTIONS, 'scope', 'events', 'iss', 'aud', 'env', 'state_', 'option', 'status', 'pingOne']
  for (const name of names) {
    Object.defineProperty(Object.prototype, name, { value: 'polluted', configurable: true, writable: true })
  }
  try {
    return work()
  } finally {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name)
  }
}

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

describe('inputs of a megabyte', () => {
  const MEGABYTE = 2 ** 20
  const long = (text: string) => text.repeat(MEGABYTE / text.length)

  it.each<[string, Record<string, unknown>]>([
    ['an authPath', { authPath: `https://${long('a.')}` }],
    ['an authPath of one label', { authPath: `https://${long('a')}` }],
    ['an authPath of one label and a dot', { authPath: `https://${long('a')}.` }],
    ['an authPath of one label and a port', { authPath: `https://${long('a')}:8443` }],
    ['an authPath of slashes', { authPath: long('/') }],
    ['an envID', { envID: long('a-') }],
    ['an ID token', { idToken: long('a') }],
    ['an ID token of dots', { idToken: long('.') }],
    ['a clientId', { clientId: `${long('a')}\n` }],
    ['a redirect URI', { postLogoutRedirectUri: `https://app.example.com/${long('a')}` }],
    ['a redirect URI of colons', { postLogoutRedirectUri: `https://app.example.com/${long(':1')}` }],
    ['a redirect URI of at signs', { postLogoutRedirectUri: `x://${long('://@')}` }],
    [
      'a redirect URI of question marks',
      { postLogoutRedirectUri: `https://app.example.com/?${long('state')}` },
    ],
    ['a registered redirect URI', { postLogoutRedirectUris: [`https://app.example.com/${long('/?:80')}`] }],
    [
      'many registered redirect URIs',
      { postLogoutRedirectUris: Array(10_000).fill(long('a').slice(0, 100)) },
    ],
    ['a state', { state: long('é') }],
    ['a state of lone surrogates', { state: long('\ud800') }],
    ['an extra parameter', { extraParameters: { a: long('é') } }],
    ['a name of an extra parameter', { extraParameters: { [long('_charset_')]: 'a' } }],
    ['a session token', { sessionToken: `a${long(' ')}` }],
    ['a session token of equals signs', { sessionToken: long(';ST') }],
  ])('are judged without hanging: %s', (_, changes) => {
    const given = requestOf(changes)
    const work = () => [checkSignOff(given), untypedThrow(() => buildSignOffUrl(given))]
    const start = process.cpuUsage()
    // What grows with the square of the length would take hours, and no timeout of vitest's would end it.
    runInNewContext('work()', { work }, { timeout: 5000 })
    const { user } = process.cpuUsage(start)
    expect(user / 1000).toBeLessThan(500)
  })
})
