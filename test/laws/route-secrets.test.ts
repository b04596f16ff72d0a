import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildSignOffForm, buildSignOffUrl } from '../../src/request/build-sign-off.ts'
import { createSignOffRoutes, type StartOptions } from '../../src/server.ts'
import { OTHER_ENV_ID, requestOf } from '../unit/fixtures.ts'
import { CANARY, canaryToken, expectNoSecret, hasSecret, watchConsole } from './canary.ts'

const ORIGIN = 'https://app.example.com'
const COOKIE = `session=${CANARY}; __Host-pingone-signoff=${CANARY}.%2Fwelcome`

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
  it.each<[string, Record<string, unknown>, unknown]>([
    ['another client', { clientId: 'other' }, { idToken: canaryToken() }],
    ['another region', {}, { idToken: canaryToken({ iss: `https://auth.pingone.com/${OTHER_ENV_ID}/as` }) }],
    ['another issuer', {}, { idToken: canaryToken({ iss: CANARY }) }],
    ['an access token', {}, { idToken: canaryToken({ scope: CANARY }) }],
    ['a broken ID token', {}, { idToken: CANARY }],
    ['an ID token of another type', {}, { idToken: [canaryToken()] }],
    ['a path of another type', {}, { returnTo: { CANARY } }],
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

  it.each<[string, unknown]>([
    ['a value that is none', { 'set-cookie': `session=${CANARY}\0` }],
    ['a name that is none', { [`session ${CANARY}`]: '' }],
    ['no headers at all', CANARY],
    ['a list of another length', [[CANARY, CANARY, CANARY]]],
  ])('stand in no error that onError is told of, clearSession returning %s', async (_, cleared) => {
    const onError = vi.fn()
    await start({ onError }, { clearSession: () => cleared })
    expect(onError).toHaveBeenCalledOnce()
    expectNoSecret(onError.mock.calls[0]?.[0])
  })

  it.each<[string, Record<string, unknown>, string, (request: never) => string[]]>([
    ['a page', {}, 'text/html', (request) => [escaped(buildSignOffUrl(request))]],
    ['a redirect', { answer: 'redirect' }, 'text/html', (request) => [buildSignOffUrl(request)]],
    ['JSON', {}, 'application/json', (request) => [buildSignOffUrl(request)]],
    [
      'a form',
      { method: 'POST' },
      'text/html',
      (request) => Object.values(buildSignOffForm(request).fields).map((value) => `value="${value}"`),
    ],
    [
      'JSON of a form',
      { method: 'POST' },
      'application/json',
      (request) => Object.values(buildSignOffForm(request).fields).map((value) => `:"${value}"`),
    ],
  ])('stand nowhere in %s but where they are sent from', async (_, config, accept, placesOf) => {
    const idToken = canaryToken()
    const response = await start(config, { idToken, returnTo: '/welcome' }, { accept })
    const cookie = response.headers.getSetCookie().join()
    const [, state = ''] = /signoff=([\w-]{43})\./.exec(cookie) ?? []
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
    const response = await createSignOffRoutes(requestOf()).start(given, { idToken: canaryToken() })
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
