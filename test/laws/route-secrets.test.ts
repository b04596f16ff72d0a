import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildSignOffForm, buildSignOffUrl } from '../../src/request/build-sign-off.ts'
import { createSignOffRoutes, type StartOptions } from '../../src/server.ts'
import { OTHER_ENV_ID, requestOf } from '../unit/fixtures.ts'
import { CANARY, canaryToken, expectNoSecret, hasSecret, printed, watchConsole } from './canary.ts'

const ORIGIN = 'https://app.example.com'
const COOKIE = `session=${CANARY}; __Host-pingone-signoff.${CANARY.slice(0, 8)}=${CANARY.padEnd(43, 'x')}.L3dlbGNvbWU`

let lines: unknown[]

beforeEach(() => {
  lines = watchConsole()
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(lines).toEqual([])
})

function post(headers: Record<string, string> = {}): Request {
  const own = { origin: ORIGIN, cookie: COOKIE, ...headers }
  return new Request(`${ORIGIN}/sign-off`, { method: 'POST', headers: own })
}

function start(config: Record<string, unknown>, options: unknown, headers?: Record<string, string>) {
  return createSignOffRoutes(requestOf(config)).start(post(headers), options as StartOptions)
}

async function textOf(response: Response): Promise<string> {
  const { status, statusText, headers } = response
  return [status, statusText, ...[...headers].flat(), await response.text()].join('\n')
}

const escaped = (text: string) => text.replaceAll('&', '&#38;').replaceAll("'", '&#39;')

describe('secrets of a back end', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['another client', { clientId: 'other' }, canaryToken()],
    ['another region', {}, canaryToken({ iss: `https://auth.pingone.com/${OTHER_ENV_ID}/as` })],
    ['another issuer', {}, canaryToken({ iss: CANARY })],
    ['an access token', {}, canaryToken({ scope: CANARY })],
    ['a broken ID token', {}, CANARY],
  ])(
    'stand in no error that onError is told of, nor on the console, given %s',
    async (_, config, idToken) => {
      const onError = vi.fn()
      await start({ ...config, onError }, { idToken })
      expect(onError).toHaveBeenCalledOnce()
      expectNoSecret(onError.mock.calls[0]?.[0])
      await start(config, { idToken })
      expect(
        lines
          .splice(0)
          .flat()
          .map((line) => [typeof line, hasSecret(String(line))]),
      ).toEqual([['string', false]])
    },
  )

  it.each<[string, Record<string, unknown>, unknown]>([
    ['an ID token that cannot be left out', { endpoint: 'idpSignoff' }, { idToken: CANARY }],
    ['an ID token of another type', {}, { idToken: [canaryToken()] }],
    ['a path of another type', {}, { returnTo: { CANARY } }],
    ['a path that is too long', {}, { returnTo: `/${CANARY.repeat(200)}` }],
    ['headers instead of a function', {}, { clearSession: new Headers({ 'set-cookie': COOKIE }) }],
    [
      'a throwing getter',
      {},
      {
        get idToken() {
          throw new Error(CANARY)
        },
      },
    ],
  ])('stand in no error of start, given %s', async (_, config, options) => {
    expectNoSecret(await start(config, options).catch((error: unknown) => error))
  })

  it('stand in no error that onError is told of, clearSession returning a cookie that no header holds', async () => {
    const onError = vi.fn()
    await start({ onError }, { clearSession: () => ({ 'set-cookie': `session=${CANARY}\0` }) })
    expect(onError).toHaveBeenCalledOnce()
    expectNoSecret(onError.mock.calls[0]?.[0])
  })

  it.each<[string, (request: Request, idToken: string) => string]>([
    ['the ID token', (_, idToken) => `id_token_hint=${idToken}`],
    ['the cookies', ({ headers }) => `cookie: ${headers.get('cookie')}`],
    ['both, encoded', ({ headers }, idToken) => encodeURIComponent(`${idToken} ${headers.get('cookie')}`)],
  ])(
    'stand in no error that onError is told of, clearSession throwing one that echoes %s',
    async (_, echo) => {
      const onError = vi.fn()
      const [request, idToken] = [post(), canaryToken()]
      const clearSession = () => {
        const text = echo(request, idToken)
        throw Object.assign(new Error(text, { cause: new Error(text) }), { config: { url: text } })
      }
      await createSignOffRoutes(requestOf({ onError })).start(request, { idToken, clearSession })
      expect(
        onError.mock.calls.map(([error]) => [error instanceof Error, hasSecret(printed(error))]),
      ).toEqual([[true, false]])
    },
  )

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error(CANARY)
      },
    ],
    ['rejects', () => Promise.reject(CANARY)],
    ['returns a cookie that no header holds', () => ({ 'set-cookie': `session=${CANARY}\0` })],
    ['would take all cookies', () => ({ 'set-cookie': 'a=b', 'clear-site-data': '"*"' })],
  ])('stand in no line of the console, where clearSession %s', async (_, clearSession) => {
    await start({}, { clearSession })
    expect(
      lines
        .splice(0)
        .flat()
        .map((line) => [typeof line, hasSecret(String(line))]),
    ).toEqual([['string', false]])
  })

  it.each<[string, unknown]>([
    ['a row of a database', { id: 1, sessionToken: CANARY, user: { [CANARY]: CANARY } }],
    ['a text', CANARY],
    ['a list of another length', [[CANARY, CANARY, CANARY]]],
    ['other headers', new Headers({ 'x-secret': CANARY, location: `/${CANARY}` })],
  ])('stand in no answer where clearSession returns %s', async (_, cleared) => {
    expect(hasSecret(await textOf(await start({}, { clearSession: () => cleared })))).toBe(false)
  })

  it.each<[string, Record<string, unknown>, string, (request: never) => string[]]>([
    ['a page', {}, 'text/html', (request) => [escaped(buildSignOffUrl(request))]],
    ['a redirect', { answer: 'redirect' }, 'text/html', (request) => [buildSignOffUrl(request)]],
    ['JSON', {}, 'application/json', (request) => [buildSignOffUrl(request)]],
    [
      'a form',
      { method: 'POST' },
      'text/html',
      (request: never) => [
        ...Object.values(buildSignOffForm(request).fields).map((value) => `value="${value}"`),
        escaped(buildSignOffUrl(Object.assign({}, request, { idToken: null }))),
      ],
    ],
    [
      'JSON of a form',
      { method: 'POST' },
      'application/json',
      (request) => Object.values(buildSignOffForm(request).fields).map((value) => `:"${value}"`),
    ],
  ])('stand nowhere in %s but where they are sent from', async (_, config, accept, placesOf) => {
    const idToken = canaryToken()
    const response = await start(
      config,
      { idToken, returnTo: '/welcome' },
      { accept, 'sec-fetch-site': 'same-origin' },
    )
    const cookie = response.headers.getSetCookie().join()
    const [, state = ''] = /signoff\.[\w-]{8}=([\w-]{43})\./.exec(cookie) ?? []
    const places = [...placesOf(requestOf({ ...config, idToken, state }) as never), cookie]
    const text = await textOf(response)
    expect(places.filter((place) => !text.includes(place))).toEqual([])
    const rest = places.reduce((left, place) => left.replaceAll(place, ''), text)
    expect([hasSecret(rest), rest.includes(state)]).toEqual([false, false])
  })

  it.each<[string, Record<string, string>]>([
    ['of another method', {}],
    ['from elsewhere', { origin: 'https://evil.example' }],
  ])('stand in no answer to a request %s', async (_, headers) => {
    const request = post(headers)
    const given = headers.origin ? request : new Request(request, { method: 'PUT' })
    const response = await createSignOffRoutes(requestOf({ onError: () => {} })).start(given, {
      idToken: canaryToken(),
    })
    expect(hasSecret(await textOf(response))).toBe(false)
  })

  it.each(['', '?state=', '?state=other', `?state=${CANARY}`, `?state=${CANARY}&state=${CANARY}`])(
    'stand in nothing that complete tells of a return with %j',
    (query) => {
      const request = new Request(`${ORIGIN}/bye${query}`, { headers: { cookie: COOKIE } })
      const { headers, ...result } = createSignOffRoutes(requestOf()).complete(request)
      expect(hasSecret(inspect([result, [...headers]], { depth: null, showHidden: true }))).toBe(false)
    },
  )
})
