import { describe, expect, it, vi } from 'vitest'
import { SignOffError } from '../../../src/problems/sign-off-error.ts'
import { createSignOffRoutes, type SignOffRoutesConfig } from '../../../src/server.ts'
import { AUTH_PATH, ENV_ID, found, makeIdToken, REDIRECT_URI, refusalOf } from '../fixtures.ts'

const ORIGIN = 'https://app.example.com'
const CONFIG = { authPath: AUTH_PATH, envID: ENV_ID, postLogoutRedirectUri: REDIRECT_URI }
const PAGE = { origin: ORIGIN, accept: 'text/html' }

function routesOf(changes: Record<string, unknown> = {}) {
  return createSignOffRoutes({ ...CONFIG, ...changes } as SignOffRoutesConfig)
}

function post(headers: Record<string, string> = PAGE, url = `${ORIGIN}/sign-off`): Request {
  return new Request(url, { method: 'POST', headers })
}

function codeOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof SignOffError ? [error.code, error.option] : error
  }
}

function pendingOf(response: Response): { cookie: string; state: string } {
  const [cookie = ''] = response.headers.getSetCookie().at(-1)?.split(';') ?? []
  return { cookie, state: cookie.split(/[=.]/)[1] ?? '' }
}

describe('createSignOffRoutes', () => {
  it.each([
    [{ authPath: 'https://auth.pingone.eu/x' }, ['INVALID_AUTH_PATH', 'authPath']],
    [{ envID: undefined }, ['INVALID_ENV_ID', 'envID']],
    [
      { postLogoutRedirectUri: 'http://app.example.com/' },
      ['INSECURE_REDIRECT_URI', 'postLogoutRedirectUri'],
    ],
    [{ postLogoutRedirectUri: `${ORIGIN}/${'a'.repeat(8130)}` }, ['TOO_LONG', 'state']],
    [{ extraParameters: { state: 'x' } }, ['RESERVED_PARAMETER', 'extraParameters']],
    [{ method: 'PUT' }, ['INVALID_OPTION', 'method']],
    [{ method: 'POST', endpoint: 'idpSignoff' }, ['INVALID_OPTION', 'method']],
    [{ origin: 'https://app.example.com/' }, ['INVALID_OPTION', 'origin']],
    [{ origin: 'app.example.com' }, ['INVALID_OPTION', 'origin']],
    [{ origin: 'ftp://app.example.com' }, ['INVALID_OPTION', 'origin']],
    [{ origin: 'wss://http:8080' }, ['INVALID_OPTION', 'origin']],
    [{ answer: 'json' }, ['INVALID_OPTION', 'answer']],
    [{ onError: true }, ['INVALID_OPTION', 'onError']],
    [{ authPath: 5, origin: 5 }, ['INVALID_OPTION', 'authPath']],
  ])('throws at once for %j', (changes, expected) => {
    expect(codeOf(() => routesOf(changes))).toEqual(expected)
  })

  it.each([
    [{ method: 'PUT' }, 'method is not auto or GET or POST.'],
    [{ method: 'POST', endpoint: 'idpSignoff' }, 'method is POST, but idpSignoff needs GET.'],
    [{ origin: 'app.example.com' }, 'origin is not an origin such as https://app.example.com.'],
    [{ answer: 'json' }, 'answer is not page or redirect.'],
    [{ onError: true }, 'onError is not a function.'],
  ])('says of %j: %s', (changes, message) => {
    expect(refusalOf(() => routesOf(changes)).problems.map((problem) => problem.message)).toEqual([message])
  })

  it.each([[ORIGIN], ['http://localhost:3000']])('takes the origin %s', async (origin) => {
    const { status } = await routesOf({ origin }).start(post({ origin }))
    expect(status).toBe(200)
  })

  it('throws a SignOffError where the configuration throws, read once', () => {
    let reads = 0
    const config = Object.defineProperty({ ...CONFIG }, 'clientId', {
      enumerable: true,
      get() {
        reads++
        throw new Error('gotcha')
      },
    })
    expect([codeOf(() => createSignOffRoutes(config)), reads]).toEqual([['INVALID_OPTION', 'clientId'], 1])
  })

  it('sends what it checked, whatever becomes of the configuration', async () => {
    const config = {
      ...CONFIG,
      authPath: new URL(AUTH_PATH),
      answer: 'redirect' as const,
      extraParameters: { a: 'b' } as Record<string, string>,
    }
    const routes = createSignOffRoutes(config)
    config.authPath.host = 'evil.example'
    config.extraParameters.a = 'c'
    config.postLogoutRedirectUri = 'https://evil.example/'
    const { origin, searchParams } = new URL((await routes.start(post())).headers.get('location') ?? '')
    expect([origin, searchParams.get('a'), searchParams.get('post_logout_redirect_uri')]).toEqual([
      AUTH_PATH,
      'b',
      REDIRECT_URI,
    ])
  })

  it.each([[{ authPath: 'https://auth.pingone.uk' }], [{ endpoint: 'idpSignoff' }]])(
    'leaves to the hint what only a hint can settle: %j',
    async (changes) => {
      await expect(routesOf(changes).start(post())).rejects.toMatchObject({ name: 'SignOffError' })
    },
  )
})

describe('start', () => {
  it.each([
    ['GET', PAGE, 405, { allow: 'POST' }],
    ['PUT', PAGE, 405, { allow: 'POST' }],
    ['POST', {}, 403, {}],
    ['POST', { origin: 'https://evil.example' }, 403, {}],
  ])('refuses %s with %j', async (method, headers, status, allow) => {
    const clearSession = vi.fn()
    const request = new Request(`${ORIGIN}/sign-off`, { method, headers })
    const response = await routesOf().start(request, { clearSession })
    const { statusText, headers: told } = response
    expect([response.status, statusText, Object.fromEntries(told), await response.text()]).toEqual([
      status,
      '',
      { 'cache-control': 'no-store', ...allow },
      '',
    ])
    expect(clearSession).not.toHaveBeenCalled()
  })

  it('refuses a hint that PingOne would refuse, and clears nothing', async () => {
    const clearSession = vi.fn()
    const idToken = makeIdToken({ iss: 'https://auth.pingone.com/x/as' })
    await expect(routesOf().start(post(), { idToken, clearSession })).rejects.toMatchObject({
      option: 'idToken',
    })
    expect(clearSession).not.toHaveBeenCalled()
  })

  it.each<[string, Record<string, unknown>]>([
    ['idToken', { idToken: 5 }],
    ['returnTo', { returnTo: ['/'] }],
    ['clearSession', { clearSession: true }],
    [
      'returnTo',
      {
        get returnTo() {
          throw new Error('gotcha')
        },
      },
    ],
  ])('refuses another type of %s, and clears nothing', async (option, wrong) => {
    const clearSession = vi.fn()
    const options = Object.defineProperties({ clearSession }, Object.getOwnPropertyDescriptors(wrong))
    await expect(routesOf().start(post(), options)).rejects.toMatchObject({
      name: 'SignOffError',
      code: 'INVALID_OPTION',
      option,
    })
    expect(clearSession).not.toHaveBeenCalled()
  })

  it.each<[string, object, [code: string, option: string][]]>([
    ['a token', { idToken: 5 }, [['INVALID_OPTION', 'idToken']]],
    [
      'a path, and says what else is wrong',
      { returnTo: 5 },
      [
        ['ID_TOKEN_REQUIRED', 'idToken'],
        ['INVALID_OPTION', 'returnTo'],
      ],
    ],
  ])('says once what is wrong with another type of %s', async (_, options, problems) => {
    const error = await routesOf({ endpoint: 'idpSignoff' })
      .start(post(), options)
      .catch((error: unknown) => error)
    expect(found((error as SignOffError).problems)).toEqual(problems)
  })

  it.each([
    ['a page with a refresh', {}, PAGE, {}, 200, 'text/html; charset=utf-8', /http-equiv="refresh"/],
    [
      'a form by method',
      { method: 'POST' },
      PAGE,
      {},
      200,
      'text/html; charset=utf-8',
      /<form method="post"/,
    ],
    [
      'a form by length',
      {},
      PAGE,
      { groups: 'g'.repeat(9000) },
      200,
      'text/html; charset=utf-8',
      /<form method="post"/,
    ],
    [
      'a refresh by method',
      { method: 'GET' },
      PAGE,
      { groups: 'g'.repeat(9000) },
      200,
      'text/html; charset=utf-8',
      /http-equiv/,
    ],
    ['a redirect', { answer: 'redirect' }, PAGE, {}, 303, null, /^$/],
    [
      'a form in spite of it',
      { answer: 'redirect', method: 'POST' },
      PAGE,
      {},
      200,
      'text/html; charset=utf-8',
      /<form/,
    ],
    ['JSON', {}, { ...PAGE, accept: 'application/json' }, {}, 200, 'application/json', /^\{"url":"https:/],
    [
      'JSON of a form',
      { method: 'POST' },
      { ...PAGE, accept: 'application/json' },
      {},
      200,
      'application/json',
      /^\{"action":"https:.*"fields":\{"id_token_hint"/,
    ],
  ])('answers with %s', async (_, changes, headers, claims, status, type, body) => {
    const response = await routesOf(changes).start(post(headers), { idToken: makeIdToken(claims) })
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type])
    expect([response.headers.get('cache-control'), response.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ])
    expect(pendingOf(response).cookie).toMatch(/^__Host-pingone-signoff=[\w-]{43}\.$/)
    expect(await response.text()).toMatch(body)
  })

  it('sends what buildSignOffUrl builds, with the state of the cookie', async () => {
    const response = await routesOf({ answer: 'redirect' }).start(post())
    const state = encodeURIComponent(pendingOf(response).state)
    expect(response.headers.get('location')).toBe(
      `${AUTH_PATH}/${ENV_ID}/as/signoff?post_logout_redirect_uri=${encodeURIComponent(REDIRECT_URI)}&state=${state}`,
    )
  })

  it('sends no state and sets no cookie without a redirect URI', async () => {
    const response = await routesOf({ answer: 'redirect', postLogoutRedirectUri: null }).start(post())
    expect([response.headers.get('location'), response.headers.getSetCookie()]).toEqual([
      `${AUTH_PATH}/${ENV_ID}/as/signoff`,
      [],
    ])
  })

  it("adds clearSession's headers, each Set-Cookie apart", async () => {
    const clearSession = async () =>
      [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['cache-control', 'public'],
        ['x-y', 'z'],
      ] as [string, string][]
    const { headers } = await routesOf().start(post(), { clearSession })
    expect(headers.getSetCookie().slice(0, 2)).toEqual(['a=1', 'b=2'])
    expect([headers.getSetCookie().length, headers.get('cache-control'), headers.get('x-y')]).toEqual([
      3,
      'no-store',
      'z',
    ])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('down')
      },
    ],
    ['rejects', () => Promise.reject(new Error('down'))],
  ])('goes on, and tells onError, when clearSession %s', async (_, clearSession) => {
    const onError = vi.fn()
    const response = await routesOf({ onError }).start(post(), { clearSession })
    const untold = await routesOf().start(post(), { clearSession })
    expect([response.status, onError.mock.calls, untold.status]).toEqual([200, [[new Error('down')]], 200])
  })

  it('tells onError nothing where there is no clearSession', async () => {
    const onError = vi.fn()
    const { status } = await routesOf({ onError }).start(post())
    expect([status, onError.mock.calls]).toEqual([200, []])
  })

  it.each([
    ['a value that is none', [['set-cookie', 'session=secret\0']]],
    ['a name that is none', [['secret name', '']]],
    ['no headers at all', 'secret'],
    ['an empty text', ''],
  ])('goes on, and tells onError, when clearSession returns %s', async (_, cleared) => {
    const onError = vi.fn()
    const response = await routesOf({ onError }).start(post(), { clearSession: () => cleared as never })
    const text =
      'SignOffError: clearSession is not a function that returns headers or nothing. Pass that, or leave it out.'
    expect([response.status, onError.mock.calls.map(String)]).toEqual([200, [text]])
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('down too')
      },
    ],
    ['rejects', () => Promise.reject(new Error('down too'))],
  ])('goes on when onError %s in its turn', async (_, onError) => {
    const clearSession = () => Promise.reject(new Error('down'))
    expect((await routesOf({ onError }).start(post(), { clearSession })).status).toBe(200)
  })

  it('takes nothing from a polluted prototype', async () => {
    const clearSession = vi.fn()
    const polluted = { idToken: makeIdToken(), returnTo: '/polluted', clearSession }
    Object.assign(Object.prototype, polluted)
    const response = await routesOf({ answer: 'redirect' })
      .start(post(), {})
      .finally(() => {
        for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name)
      })
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    expect([...searchParams.keys()]).toEqual(['post_logout_redirect_uri', 'state'])
    expect(pendingOf(response).cookie).toMatch(/^__Host-pingone-signoff=[\w-]{43}\.$/)
    expect(clearSession).not.toHaveBeenCalled()
  })

  it('takes the public origin from the configuration behind a proxy', async () => {
    const request = post({ origin: ORIGIN }, 'http://10.0.0.1:8080/sign-off')
    const statuses = [routesOf(), routesOf({ origin: ORIGIN })].map(
      async (routes) => (await routes.start(request)).status,
    )
    expect(await Promise.all(statuses)).toEqual([403, 200])
  })
})

describe('complete', () => {
  async function started(returnTo: string) {
    const routes = routesOf()
    return { routes, ...pendingOf(await routes.start(post(), { returnTo })) }
  }

  function visit(query: string, cookie = ''): Request {
    return new Request(`${REDIRECT_URI}${query}`, { headers: { cookie } })
  }

  it('verifies the return, hands back the path, and drops the cookie', async () => {
    const { routes, cookie, state } = await started('/welcome?a=b')
    const { headers, ...rest } = routes.complete(visit(`?state=${state}`, cookie))
    expect([rest, headers.getSetCookie()]).toEqual([
      { status: 'verified', returnTo: '/welcome?a=b' },
      ['__Host-pingone-signoff=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure'],
    ])
  })

  it.each([
    ['none', '', false, 0],
    ['missing', '', true, 1],
    ['unknown', '?state=other', true, 0],
    ['unknown', '?state=STATE&state=STATE', true, 0],
    ['unknown', '?state=STATE', false, 0],
    ['unknown', '?state=', true, 0],
  ])('says %s to %j, cookie sent: %j', async (status, query, hasCookie, dropped) => {
    const { routes, cookie, state } = await started('/welcome')
    const { headers, ...rest } = routes.complete(
      visit(query.replaceAll('STATE', state), hasCookie ? cookie : ''),
    )
    expect([rest, headers.getSetCookie().length]).toEqual([{ status }, dropped])
  })

  it('hands back no path where start was given none', async () => {
    const routes = routesOf()
    const { cookie, state } = pendingOf(await routes.start(post()))
    const { headers, ...rest } = routes.complete(visit(`?state=${state}`, cookie))
    expect(rest).toStrictEqual({ status: 'verified' })
  })

  it('verifies the second of two starts only', async () => {
    const first = await started('/one')
    const second = await started('/two')
    const statuses = [first, second].map(
      ({ routes, state }) => routes.complete(visit(`?state=${state}`, second.cookie)).status,
    )
    expect(statuses).toEqual(['unknown', 'verified'])
  })
})
