import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignOffError } from '../../../src/problems/sign-off-error.ts'
import { AUTH_PATH, ENV_ID, found, makeIdToken, REDIRECT_URI } from '../fixtures.ts'
import { ORIGIN, PAGE, pendingOf, post, routesOf } from './routes.ts'

/** As a browser's form before 2023. */
const BARE = { origin: ORIGIN, accept: 'text/html' }
const FETCH = { origin: ORIGIN, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty', accept: '*/*' }
const COOKIE = /^__Host-pingone-signoff\.([\w-]{8})=\1[\w-]{35}\.$/
const ADDRESS = `${AUTH_PATH}/${ENV_ID}/as/signoff?`
const LONG = { groups: 'g'.repeat(9000) }

let logged: ReturnType<typeof vi.spyOn>

beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const lines = () => logged.mock.calls.flat()

describe('start, for a request that is not its own', () => {
  it.each([
    ['GET', PAGE, 405, 'POST'],
    ['PUT', PAGE, 405, 'POST'],
    ['POST', { ...PAGE, origin: '' }, 403, null],
    ['POST', { ...PAGE, origin: 'https://evil.example' }, 403, null],
  ])(
    'refuses %s with %j, and shows a button that posts from here',
    async (method, headers, status, allow) => {
      const clearSession = vi.fn()
      const request = new Request(`${ORIGIN}/sign-off?a=b`, { method, headers })
      const response = await routesOf().start(request, { clearSession })
      expect({
        status: response.status,
        statusText: response.statusText,
        allow: response.headers.get('allow'),
        cache: response.headers.get('cache-control'),
        referrer: response.headers.get('referrer-policy'),
        cookies: response.headers.getSetCookie(),
      }).toEqual({
        status,
        statusText: '',
        allow,
        cache: 'no-store',
        referrer: 'same-origin',
        cookies: [],
      })
      expect(await response.text()).toContain('<form method="post" action="/sign-off?a=b"')
      expect(clearSession).not.toHaveBeenCalled()
    },
  )

  it.each<[string, string, Record<string, string>, number, string]>([
    ['GET', 'that prefers JSON', { accept: 'application/json' }, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', 'of a script', FETCH, 405, 'METHOD_NOT_ALLOWED'],
    ['POST', 'that prefers JSON', { accept: 'application/json' }, 403, 'FOREIGN_REQUEST'],
    ['POST', 'of a script', { ...FETCH, origin: 'https://evil.example' }, 403, 'FOREIGN_REQUEST'],
  ])('refuses %s %s by JSON', async (method, _, headers, status, code) => {
    const response = await routesOf().start(new Request(`${ORIGIN}/sign-off`, { method, headers }))
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json'])
    expect(await response.json()).toEqual({
      code,
      message: expect.stringMatching(/^Nobody was signed off: .+\.$/),
      fix: expect.stringMatching(/^.+\.$/),
    })
  })

  it('tells onError of one from elsewhere, and not of another method', async () => {
    const onError = vi.fn()
    const routes = routesOf({ onError })
    await routes.start(new Request(`${ORIGIN}/sign-off`))
    expect(onError).not.toHaveBeenCalled()
    await routes.start(post({ ...PAGE, origin: 'https://evil.example' }))
    expect(onError.mock.calls.map(([error]) => error.code)).toEqual(['FOREIGN_REQUEST'])
    expect(lines()).toEqual([])
  })

  it('leads to no other host by its button, whatever the path', async () => {
    const response = await routesOf().start(new Request(`${ORIGIN}//evil.example/sign-off`))
    const action = / action="([^"]*)"/.exec(await response.text())?.[1] ?? ''
    expect(new URL(action, ORIGIN).href).toBe(`${ORIGIN}//evil.example/sign-off`)
  })

  it('counts configured origins alone: not the one that a proxy made of the request', async () => {
    const statusOf = async (origin: string, config: Record<string, unknown>) => {
      const request = post(
        { ...PAGE, origin, 'sec-fetch-site': 'cross-site' },
        'http://10.0.0.1:8080/sign-off',
      )
      return (await routesOf(config).start(request)).status
    }
    const config = { origin: [ORIGIN, 'https://www.example.com'], onError: () => {} }
    expect({
      application: await statusOf(ORIGIN, config),
      other: await statusOf('https://www.example.com', config),
      internal: await statusOf('http://10.0.0.1:8080', config),
      insecure: await statusOf('http://app.example.com', config),
    }).toEqual({ application: 200, other: 200, internal: 403, insecure: 403 })
  })
})

describe('start, by who asks', () => {
  const TURBO = { ...FETCH, accept: 'text/vnd.turbo-stream.html, text/html, application/xhtml+xml' }
  const FORM_DATA = { ...FETCH, 'content-type': 'multipart/form-data; boundary=x' }
  const HTML = 'text/html; charset=utf-8'
  const STREAM = 'text/vnd.turbo-stream.html; charset=utf-8'
  const JSON_TYPE = 'application/json'
  const BUTTON = /<form method="post" action="\/sign-off" target="_top" data-turbo="false"/
  const FRAMED = /<iframe src="\/sign-off" hidden><\/iframe>/
  const LEAVING = /<meta http-equiv="refresh" content="0;url=https:\/\/auth\.pingone\.eu\//
  const FORM = /<form method="post" action="https:\/\/auth\.pingone\.eu\//
  const REFUSAL = /^\{"code":"CANNOT_LEAVE","message":".+","fix":".+"\}$/

  interface Row {
    caller: string
    headers: Record<string, string>
    config?: Record<string, unknown>
    get: [status: number, type: string | null, body: RegExp, leaves: boolean]
    long: [status: number, type: string | null, body: RegExp, leaves: boolean]
  }

  const ROWS: Row[] = [
    {
      caller: 'a form of a page',
      headers: PAGE,
      get: [200, HTML, LEAVING, true],
      long: [200, HTML, FORM, true],
    },
    {
      caller: 'the same, where redirects are asked for, which its policy may forbid',
      headers: PAGE,
      config: { answer: 'redirect' },
      get: [200, HTML, LEAVING, true],
      long: [200, HTML, FORM, true],
    },
    {
      caller: 'a form through a service worker',
      headers: { ...PAGE, 'sec-fetch-dest': 'empty' },
      config: { answer: 'redirect' },
      get: [200, HTML, LEAVING, true],
      long: [200, HTML, FORM, true],
    },
    {
      caller: 'a form of a browser without fetch metadata',
      headers: BARE,
      get: [200, HTML, LEAVING, true],
      long: [200, HTML, FORM, true],
    },
    {
      caller: 'the same, redirected',
      headers: BARE,
      config: { answer: 'redirect' },
      get: [303, null, /^$/, true],
      long: [200, HTML, FORM, true],
    },
    {
      caller: 'a form in a frame',
      headers: { ...PAGE, 'sec-fetch-dest': 'iframe' },
      get: [200, HTML, BUTTON, false],
      long: [200, HTML, BUTTON, false],
    },
    {
      caller: 'a form in a frame, redirected',
      headers: { ...PAGE, 'sec-fetch-dest': 'iframe' },
      config: { answer: 'redirect' },
      get: [200, HTML, BUTTON, false],
      long: [200, HTML, BUTTON, false],
    },
    {
      caller: 'a program that says so',
      headers: { ...FETCH, accept: 'application/json' },
      get: [200, JSON_TYPE, /^\{"url":"https:[^"]*"\}$/, true],
      long: [200, JSON_TYPE, /^\{"action":"https:.*","fields":\{"id_token_hint"/, true],
    },
    {
      caller: 'the same, redirected',
      headers: { ...FETCH, accept: 'application/json' },
      config: { answer: 'redirect' },
      get: [200, JSON_TYPE, /^\{"url":"https:[^"]*"\}$/, true],
      long: [200, JSON_TYPE, /^\{"action":/, true],
    },
    {
      caller: 'a fetch as it comes',
      headers: FETCH,
      get: [406, JSON_TYPE, REFUSAL, false],
      long: [406, JSON_TYPE, REFUSAL, false],
    },
    {
      caller: "a router's fetch, redirected",
      headers: FETCH,
      config: { answer: 'redirect' },
      get: [303, null, /^$/, true],
      long: [303, HTML, BUTTON, false],
    },
    {
      caller: 'sendBeacon',
      headers: { ...FETCH, 'sec-fetch-mode': 'no-cors' },
      get: [406, JSON_TYPE, REFUSAL, false],
      long: [406, JSON_TYPE, REFUSAL, false],
    },
    {
      caller: 'sendBeacon, redirected',
      headers: { ...FETCH, 'sec-fetch-mode': 'no-cors' },
      config: { answer: 'redirect' },
      get: [406, JSON_TYPE, REFUSAL, false],
      long: [406, JSON_TYPE, REFUSAL, false],
    },
    {
      caller: 'a script that asks for HTML',
      headers: { ...FETCH, accept: 'text/html' },
      get: [422, HTML, BUTTON, false],
      long: [422, HTML, BUTTON, false],
    },
    {
      caller: 'Turbo',
      headers: TURBO,
      get: [200, STREAM, LEAVING, true],
      long: [422, STREAM, BUTTON, false],
    },
    {
      caller: 'Turbo, redirected',
      headers: TURBO,
      config: { answer: 'redirect' },
      get: [200, STREAM, LEAVING, true],
      long: [422, STREAM, BUTTON, false],
    },
    {
      caller: 'Astro, or a fetch of a FormData',
      headers: FORM_DATA,
      get: [422, HTML, FRAMED, false],
      long: [422, HTML, FRAMED, false],
    },
    {
      caller: 'htmx',
      headers: { ...FETCH, 'hx-request': 'true' },
      get: [200, null, /^$/, true],
      long: [200, HTML, BUTTON, false],
    },
    {
      caller: 'Unpoly',
      headers: { ...FETCH, 'x-up-version': '3.14.3' },
      get: [200, HTML, LEAVING, true],
      long: [422, HTML, BUTTON, false],
    },
    {
      caller: 'Inertia',
      headers: { ...FETCH, accept: 'text/html', 'x-inertia': 'true' },
      get: [409, null, /^$/, true],
      long: [409, HTML, BUTTON, false],
    },
    {
      caller: 'SvelteKit',
      headers: { ...FETCH, accept: 'application/json', 'x-sveltekit-action': 'true' },
      get: [200, JSON_TYPE, /^\{"type":"redirect","status":303,"location":"https:[^"]*"\}$/, true],
      long: [200, JSON_TYPE, /^\{"type":"redirect","status":303,"location":"\/sign-off"\}$/, false],
    },
  ]

  async function answerOf({ headers, config }: Row, claims: Record<string, unknown>) {
    const clearSession = vi.fn(() => ({ 'set-cookie': 'sid=; Max-Age=0' }))
    const idToken = makeIdToken(claims)
    const response = await routesOf(config).start(post({ 'sec-fetch-site': 'same-origin', ...headers }), {
      idToken,
      clearSession,
    })
    return { response, body: await response.text(), cleared: clearSession.mock.calls.length }
  }

  it.each(ROWS.map((row) => [row.caller, row] as const))(
    'clears the session of %s only where it leaves',
    async (_, row) => {
      for (const [claims, [status, type, body, leaves]] of [
        [{}, row.get],
        [LONG, row.long],
      ] as const) {
        const answer = await answerOf(row, claims)
        const { headers } = answer.response
        expect({
          status: answer.response.status,
          type: headers.get('content-type'),
          cleared: answer.cleared,
          cookies: headers.getSetCookie().length,
          cache: headers.get('cache-control'),
          policy: headers.get('content-security-policy')?.slice(0, 18),
        }).toEqual({
          status,
          type,
          policy: type === HTML ? "default-src 'none'" : undefined,
          cleared: leaves ? 1 : 0,
          cookies: leaves ? 2 : 1,
          cache: 'no-store',
        })
        expect(answer.body).toMatch(body)
        if (leaves) expect(headers.get('referrer-policy')).toBe('no-referrer')
      }
    },
  )

  it.each<[string, Record<string, string>, string]>([
    ['htmx', { 'hx-request': 'true' }, 'hx-redirect'],
    ['Inertia', { 'x-inertia': 'true' }, 'x-inertia-location'],
  ])('sends %s to PingOne by its own header', async (_, own, header) => {
    const { headers } = await routesOf().start(post({ ...FETCH, ...own }))
    expect(headers.get(header)?.startsWith(ADDRESS)).toBe(true)
  })

  it.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'htmx',
      { 'hx-request': 'true' },
      { 'hx-retarget': 'body', 'hx-reswap': 'innerHTML', 'hx-reselect': 'main' },
    ],
    ['Unpoly', { 'x-up-version': '3.14.3' }, { 'x-up-target': 'body' }],
    ['Inertia', { 'x-inertia': 'true' }, { 'x-inertia-location': '/sign-off' }],
  ])('shows %s a button where a POST is needed', async (_, own, expected) => {
    const { headers } = await routesOf({ method: 'POST' }).start(post({ ...FETCH, ...own }))
    const told = Object.keys(expected).map((name) => [name, headers.get(name)])
    expect(Object.fromEntries(told)).toEqual(expected)
  })

  it('takes the answer of the call before that of the configuration', async () => {
    const statusOf = async (config: Record<string, unknown>, answer: 'page' | 'redirect') =>
      (await routesOf(config).start(post(BARE), { answer })).status
    expect([await statusOf({}, 'redirect'), await statusOf({ answer: 'redirect' }, 'page')]).toEqual([
      303, 200,
    ])
  })

  it('has beside the form a link without the hint, which the page goes to by itself', async () => {
    const body = await (await routesOf({ method: 'POST' }).start(post(), { idToken: makeIdToken() })).text()
    const link = /<a href="([^"]*)"/.exec(body)?.[1] ?? ''
    const names = [...new URL(link.replaceAll('&#38;', '&')).searchParams.keys()]
    expect(names).toEqual(['post_logout_redirect_uri', 'state'])
    expect(body).toContain(`<meta http-equiv="refresh" content="1;url=${link}">`)
  })

  it('takes nothing from a polluted prototype for a way to leave', async () => {
    const way = vi.fn(() => ({ status: 200, headers: {}, body: '' }))
    const polluted = { post: way, script: { post: way } }
    const routes = routesOf({ method: 'POST' })
    const clearSession = vi.fn()
    Object.assign(Object.prototype, polluted)
    try {
      await routes.start(post({ ...FETCH, accept: 'text/html' }), { clearSession })
    } finally {
      for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name)
    }
    expect([way.mock.calls, clearSession.mock.calls]).toEqual([[], []])
  })
})

describe('start, by GET after a script was refused', () => {
  const ASKED = '__Host-pingone-signoff-asked=1'
  const PRESSED_ONCE = '__Host-pingone-signoff-asked=2'
  const ATTRIBUTES = 'Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure'
  const NAVIGATION = {
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-site': 'same-origin',
  }
  const PRESSED = /<script nonce="[\w-]{43}">HTMLFormElement\.prototype\.submit/

  it('is told so by a cookie of a minute, which no other site can make the browser send', async () => {
    const { headers } = await routesOf().start(post(FETCH))
    expect(headers.getSetCookie()).toEqual([`${ASKED}; ${ATTRIBUTES}`])
  })

  it('presses once: a router that takes over the form of the pressed button too is shown it', async () => {
    const navigate = (cookie: string) =>
      routesOf().start(new Request(`${ORIGIN}/sign-off`, { headers: { ...NAVIGATION, cookie } }))
    const pressed = await navigate(ASKED)
    expect(pressed.headers.getSetCookie()).toEqual([`${PRESSED_ONCE}; ${ATTRIBUTES}`])
    const { headers } = await routesOf().start(post({ ...FETCH, cookie: PRESSED_ONCE }))
    expect(headers.getSetCookie()).toEqual([])
    expect(await (await navigate(PRESSED_ONCE)).text()).not.toMatch(PRESSED)
  })

  it.each<[string, string, Record<string, string>, boolean]>([
    ['a router that comes by GET', 'GET', { ...NAVIGATION, cookie: ASKED }, true],
    [
      'a frame of the page',
      'GET',
      { ...NAVIGATION, 'sec-fetch-dest': 'iframe', cookie: `a=b; ${ASKED}` },
      true,
    ],
    ['a link without that cookie', 'GET', NAVIGATION, false],
    [
      'a link of another site',
      'GET',
      { ...NAVIGATION, 'sec-fetch-site': 'cross-site', cookie: ASKED },
      false,
    ],
    ['a link of another host', 'GET', { ...NAVIGATION, 'sec-fetch-site': 'same-site', cookie: ASKED }, false],
    ['an address typed in', 'GET', { ...NAVIGATION, 'sec-fetch-site': 'none', cookie: ASKED }, false],
    ['a browser without fetch metadata', 'GET', { accept: 'text/html', cookie: ASKED }, false],
    [
      'a script',
      'GET',
      { ...NAVIGATION, 'sec-fetch-mode': 'cors', accept: 'text/html', cookie: ASKED },
      false,
    ],
    ['one that has been pressed', 'GET', { ...NAVIGATION, cookie: PRESSED_ONCE }, false],
    ['another value', 'GET', { ...NAVIGATION, cookie: '__Host-pingone-signoff-asked=3' }, false],
    [
      'a page that is fetched ahead',
      'GET',
      { ...NAVIGATION, 'sec-purpose': 'prefetch;prerender', cookie: ASKED },
      false,
    ],
    ['a cookie of another host', 'GET', { ...NAVIGATION, cookie: 'pingone-signoff-asked=1' }, false],
    ['another method', 'PUT', { ...NAVIGATION, cookie: ASKED }, false],
  ])('presses the button for %s, or leaves it to be pressed', async (_, method, headers, isPressed) => {
    const clearSession = vi.fn()
    const request = new Request(`${ORIGIN}/sign-off`, { method, headers })
    const response = await routesOf().start(request, { clearSession })
    const html = await response.text()
    expect([response.status, html.includes('<button>'), PRESSED.test(html), clearSession.mock.calls]).toEqual(
      [405, true, isPressed, []],
    )
  })

  it.each([ASKED, PRESSED_ONCE])('forgets %s once the browser leaves', async (cookie) => {
    const { headers } = await routesOf().start(post({ ...PAGE, cookie }))
    expect(headers.getSetCookie()[0]).toBe(
      '__Host-pingone-signoff-asked=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure',
    )
  })

  it('sends a router that follows redirects there, whole document and all', async () => {
    const { headers } = await routesOf({ method: 'POST', answer: 'redirect' }).start(post(FETCH))
    expect([headers.get('location'), headers.get('x-remix-reload-document')]).toEqual(['/sign-off', 'true'])
  })
})

describe('start, of what it is given', () => {
  it.each<[string, Record<string, unknown>]>([
    ['idToken', { idToken: 5 }],
    ['returnTo', { returnTo: ['/'] }],
    ['returnTo', { returnTo: `/${'a'.repeat(2000)}` }],
    ['answer', { answer: 'json' }],
    ['clearSession', { clearSession: true }],
    [
      'returnTo',
      {
        get returnTo() {
          throw new Error('gotcha')
        },
      },
    ],
  ])('refuses another %s, and clears nothing', async (option, wrong) => {
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

  it.each<[string, string, string]>([
    ['of another region', makeIdToken({ iss: `https://auth.pingone.com/${ENV_ID}/as` }), 'REGION_MISMATCH'],
    ['that is an access token', makeIdToken({ scope: 'openid' }), 'NOT_AN_ID_TOKEN'],
    ['that is none', 'none', 'INVALID_ID_TOKEN'],
  ])('strands nobody by a hint %s: leaves it out, and tells onError', async (_, idToken, code) => {
    const onError = vi.fn()
    const clearSession = vi.fn()
    const routes = routesOf({ onError, answer: 'redirect' })
    const response = await routes.start(post(BARE), { idToken, clearSession })
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    expect([...searchParams.keys()]).toEqual(['post_logout_redirect_uri', 'state'])
    expect(onError.mock.calls.map(([error]) => [error.code, error.option])).toEqual([[code, 'idToken']])
    expect(clearSession).toHaveBeenCalledOnce()
  })

  it('rejects an unusable hint where PingOne needs one, and clears nothing', async () => {
    const clearSession = vi.fn()
    const start = routesOf({ endpoint: 'idpSignoff' }).start(post(), { idToken: 'none', clearSession })
    await expect(start).rejects.toMatchObject({ code: 'INVALID_ID_TOKEN' })
    expect(clearSession).not.toHaveBeenCalled()
  })

  it("says of another framework's request how to convert it", async () => {
    const request = { method: 'POST', url: '/sign-off', headers: { origin: ORIGIN }, get: () => ORIGIN }
    await expect(routesOf().start(request as never)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      option: 'request',
      message: expect.stringContaining('Convert that of Express, Koa, Fastify or node:http first'),
    })
  })

  it('takes nothing from a polluted prototype', async () => {
    const clearSession = vi.fn()
    const polluted = { idToken: makeIdToken(), returnTo: '/polluted', clearSession, unusableHint: true }
    Object.assign(Object.prototype, polluted)
    const response = await routesOf({ answer: 'redirect' })
      .start(post(BARE), {})
      .finally(() => {
        for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name)
      })
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    expect([...searchParams.keys()]).toEqual(['post_logout_redirect_uri', 'state'])
    expect(pendingOf(response.headers).cookie).toMatch(COOKIE)
    expect([clearSession.mock.calls, lines()]).toEqual([[], []])
  })
})

describe('start, of the state', () => {
  it('sends what buildSignOffUrl builds, with the state of the cookie', async () => {
    const { headers } = await routesOf({ answer: 'redirect' }).start(post(BARE))
    const { cookie, state } = pendingOf(headers)
    expect(cookie).toMatch(COOKIE)
    expect(headers.get('location')).toBe(
      `${ADDRESS}post_logout_redirect_uri=${encodeURIComponent(REDIRECT_URI)}&state=${state}`,
    )
  })

  it.each<[string, Record<string, unknown>]>([
    ['without a redirect URI', { postLogoutRedirectUri: null }],
    ['with one of another origin than those configured', { origin: ['https://www.example.com'] }],
    ['with one of no page', { postLogoutRedirectUri: 'com.example.app:/bye' }],
  ])('sends none and sets no cookie %s', async (_, config) => {
    const { headers } = await routesOf({ answer: 'redirect', ...config }).start(
      post({ ...BARE, 'sec-fetch-site': 'same-origin', origin: 'null' }),
    )
    const { searchParams } = new URL(headers.get('location') ?? '')
    expect([searchParams.has('state'), headers.getSetCookie()]).toEqual([false, []])
  })

  it('keeps the prefix of the cookie behind a proxy that sends Host: localhost', async () => {
    const { headers } = await routesOf().start(post(PAGE, 'http://localhost/sign-off'))
    expect(pendingOf(headers).cookie).toMatch(COOKIE)
  })

  it('drops what has piled up of abandoned sign-offs', async () => {
    const routes = routesOf()
    const jar: string[] = []
    for (let count = 0; count < 12; count += 1) {
      const { headers } = await routes.start(post({ ...PAGE, cookie: jar.join('; ') }))
      for (const line of headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const isDropped = line.includes('Max-Age=0')
        if (isDropped)
          jar.splice(
            jar.findIndex((one) => one.startsWith(pair)),
            1,
          )
        else jar.push(pair)
      }
    }
    expect(jar.length).toBe(8)
  })
})

describe('start, of the clean-up', () => {
  it('adds its cookies, each apart, and none of its other headers', async () => {
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
      null,
    ])
  })

  it('sends nothing of a row of a database that it returns', async () => {
    const clearSession = () => ({
      sessionToken: 'SECRET',
      json: '{"idToken":"SECRET"}',
      'content-length': '3',
    })
    const response = await routesOf().start(post(), { clearSession })
    expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain('SECRET')
    expect(response.headers.get('content-length')).toBeNull()
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('down: SECRET')
      },
    ],
    ['rejects', () => Promise.reject(new Error('down: SECRET'))],
    // As passport's `request.logout()` without a callback does.
    [
      'calls what needs a callback',
      () => {
        throw new Error('req#logout requires a callback function: SECRET')
      },
    ],
  ])('goes on, and tells onError or the console, when it %s', async (_, clearSession) => {
    const onError = vi.fn()
    const told = await routesOf({ onError }).start(post(), { clearSession })
    expect([told.status, onError.mock.calls.length, lines()]).toEqual([200, 1, []])
    expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(Error)
    const untold = await routesOf().start(post(), { clearSession })
    expect([untold.status, lines()]).toEqual([
      200,
      ['pingone-signoff: clearSession failed, and the sign-off went on. Pass onError to be told of it.'],
    ])
  })

  it('waits two seconds for it, and as long for onError', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const endless = () => new Promise<void>(() => {})
    const onError = vi.fn((_: unknown) => endless())
    const answered = vi.fn()
    void routesOf({ onError }).start(post(), { clearSession: endless }).then(answered)
    await vi.advanceTimersByTimeAsync(1999)
    expect([onError.mock.calls.length, answered.mock.calls.length]).toEqual([0, 0])
    await vi.advanceTimersByTimeAsync(1)
    expect(onError.mock.calls.map(([error]) => (error as SignOffError).code)).toEqual(['TIMEOUT'])
    await vi.advanceTimersByTimeAsync(1999)
    expect(answered).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(answered.mock.calls.map(([{ status }]) => status)).toEqual([200])
  })

  it('tells onError nothing where there is none', async () => {
    const onError = vi.fn()
    const { status } = await routesOf({ onError }).start(post())
    expect([status, onError.mock.calls]).toEqual([200, []])
  })

  it('goes on, and tells onError, when it returns a cookie that no header can hold', async () => {
    const onError = vi.fn()
    const clearSession = () => [['set-cookie', 'session=secret\0']]
    const response = await routesOf({ onError }).start(post(), { clearSession })
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

  it('keeps the cookie of the return from Clear-Site-Data, and tells onError where to send it', async () => {
    const onError = vi.fn()
    const clearSession = () => ({ 'clear-site-data': '"cache", "cookies", "storage"' })
    const { headers } = await routesOf({ onError }).start(post(), { clearSession })
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(onError.mock.calls.map(([error]) => error.message)).toEqual([
      expect.stringContaining('Send it with the answer of the return'),
    ])
  })

  it('leaves Clear-Site-Data whole where there is no cookie to keep', async () => {
    const clearSession = () => ({ 'clear-site-data': '"*"' })
    const routes = routesOf({ postLogoutRedirectUri: null })
    const { headers } = await routes.start(post(), { clearSession })
    expect([headers.get('clear-site-data'), lines()]).toEqual(['"*"', []])
  })
})
