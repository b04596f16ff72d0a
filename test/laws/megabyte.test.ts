import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { buildSignOffForm, buildSignOffUrl } from '../../src/request/build-sign-off.ts'
import { pingOneEndpoints } from '../../src/request/pingone-endpoints.ts'
import { resolveCaller } from '../../src/server/caller.ts'
import { toReturnPath } from '../../src/server/return-path.ts'
import { createSignOffRoutes } from '../../src/server.ts'
import { checkSignOff } from '../../src/sign-off/check-sign-off.ts'
import { AUTH_PATH, ENV_ID, REDIRECT_URI, requestOf } from '../unit/fixtures.ts'
import { untypedThrow } from './hostile-values.ts'

const MEGABYTE = 2 ** 20
const LIMIT = 50
const ORIGIN = 'https://app.example.com'

/** A megabyte in UTF-8. */
const long = (text: string) => text.repeat(MEGABYTE / Buffer.byteLength(text))

/** Milliseconds that work takes of the processor, of this process alone. */
function cpuOf(work: () => unknown): number {
  const start = process.cpuUsage()
  // What grows with the square of the length would take hours, and no timeout of vitest's would end it.
  runInNewContext('work()', { work }, { timeout: 60_000 })
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The best of ten tries at most: the first ones warm up, and neighbours slow down. */
function bestCpuOf(work: () => unknown, limit: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 10 && best >= limit; tries++) best = Math.min(best, cpuOf(work))
  return best
}

const FUNCTIONS = { checkSignOff, buildSignOffUrl, buildSignOffForm, pingOneEndpoints }

/** The functions that reach the limit, with their milliseconds. */
function tooSlow(changes: Record<string, unknown>, limit: number): [name: string, cpu: number][] {
  const given = requestOf(changes)
  return Object.entries(FUNCTIONS)
    .map(([name, work]): [string, number] => [
      name,
      bestCpuOf(() => expect(untypedThrow(() => work(given))).toBeUndefined(), limit),
    ])
    .filter(([, cpu]) => cpu >= limit)
}

describe('options of a megabyte', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an authPath of one label', { authPath: `https://${long('a')}` }],
    ['an authPath of one label and a dot', { authPath: `https://${long('a')}.` }],
    ['an authPath of one label and a port', { authPath: `https://${long('a')}:8443` }],
    ['an authPath of all but localhost', { authPath: `http://${long('a.')}localhos` }],
    ['an authPath of digits', { authPath: `http://127.${long('1')}.0.1` }],
    ['an authPath of regions', { authPath: `https://${long('pingone.')}` }],
    ['an authPath of slashes', { authPath: long('/') }],
    ['an envID', { envID: long('a-') }],
    ['an ID token', { idToken: long('a') }],
    ['an ID token of dots', { idToken: long('.') }],
    ['a clientId', { clientId: `${long('a')}\n` }],
    ['a redirect URI', { postLogoutRedirectUri: `${ORIGIN}/${long('a')}` }],
    ['a redirect URI of colons', { postLogoutRedirectUri: `${ORIGIN}/${long(':1')}` }],
    ['a redirect URI of at signs', { postLogoutRedirectUri: `x://${long('://@')}` }],
    ['a redirect URI of schemes', { postLogoutRedirectUri: long('x://') }],
    ['a redirect URI of dots', { postLogoutRedirectUri: `${ORIGIN}/${long('../')}` }],
    ['a redirect URI of a long host', { postLogoutRedirectUri: `http://${long('a.')}com/` }],
    ['a redirect URI of one parameter', { postLogoutRedirectUri: `${ORIGIN}/?${long('state')}` }],
    ['a registered redirect URI', { postLogoutRedirectUris: [`${ORIGIN}/${long('/?:80')}`] }],
    ['a registered redirect URI of digits', { postLogoutRedirectUris: [`${ORIGIN}/:${long('8')}x`] }],
    ['many registered redirect URIs', { postLogoutRedirectUris: Array(10_000).fill('a'.repeat(100)) }],
    [
      'a redirect URI beside many registered ones',
      {
        postLogoutRedirectUri: `${ORIGIN}/${long('a')}`,
        postLogoutRedirectUris: Array(10_000).fill('a'.repeat(100)),
      },
    ],
    ['a state', { state: long('é') }],
    ['a state of pairs of surrogates', { state: long('😀') }],
    ['a state of lone surrogates', { state: long('\ud800') }],
    ['a state that ends in a control character', { state: `${long('a')}\n` }],
    ['an extra parameter', { extraParameters: { a: long('é') } }],
    ['a name of an extra parameter', { extraParameters: { [long('_charset_')]: 'a' } }],
    ['an app state', { appState: long('é') }],
    ['a token to revoke', { revoke: { accessToken: long('é') } }],
    ['a session token', { sessionToken: `a${long(' ')}` }],
    ['a session token of words', { sessionToken: `${long('a ')}\n` }],
    ['a session token of equals signs', { sessionToken: long(';ST') }],
  ])('cost each function less than 50 ms: %s', (_, changes) => {
    expect(tooSlow(changes, LIMIT)).toEqual([])
  })

  // Linear, but near 50 ms or beyond: the platform parses half a million labels or parameters, or we check a hundred thousand.
  it.each<[string, number, Record<string, unknown>]>([
    ['an authPath', 27, { authPath: `https://${long('a.')}` }],
    ['an authPath of labels, and no host in the end', 26, { authPath: `https://${long('a.')}!` }],
    ['an authPath of at signs', 31, { authPath: `https://${long('@')}` }],
    ['an authPath of letters beyond ASCII', 35, { authPath: `https://${long('é')}` }],
    ['a redirect URI of letters beyond ASCII', 43, { postLogoutRedirectUri: `${ORIGIN}/?${long('é')}` }],
    ['a redirect URI of parameters', 45, { postLogoutRedirectUri: `${ORIGIN}/?${long('&a')}` }],
    ['a redirect URI of encoded parameters', 38, { postLogoutRedirectUri: `${ORIGIN}/?${long('%61&')}` }],
    [
      'a hundred thousand extra parameters',
      186,
      { extraParameters: Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`p${i}`, 'v123'])) },
    ],
  ])('cost each function no more than thrice of what was measured: %s, %i ms', (_, measured, changes) => {
    expect(tooSlow(changes, 3 * measured)).toEqual([])
  })
})

/** How often a value is looked at, whatever of it. */
function looksAt(value: object, optionOf: (value: object) => Record<string, unknown>): number {
  let looks = 0
  const get = (target: object, name: string | symbol) => {
    looks++
    return Reflect.get(target, name)
  }
  expect(checkSignOff(requestOf(optionOf(new Proxy(value, { get }))))).toEqual([])
  return looks
}

describe('options of many entries', () => {
  it.each<[string, (length: number) => object]>([
    ['extraParameters', (length) => Object.fromEntries(Array.from({ length }, (_, i) => [`p${i}`, 'v']))],
    ['postLogoutRedirectUris', (length) => Array(length).fill(REDIRECT_URI)],
  ])('are looked at so many times more when they are so many more: %s', (option, entriesOf) => {
    const [few = 0, many = 0] = [100, 1000].map((length) =>
      looksAt(entriesOf(length), (value) => ({ [option]: value })),
    )
    expect(few).toBeGreaterThanOrEqual(100)
    expect(many).toBeLessThanOrEqual(10 * few)
  })
})

describe('requests of a megabyte', () => {
  const routes = createSignOffRoutes({
    authPath: AUTH_PATH,
    envID: ENV_ID,
    postLogoutRedirectUri: REDIRECT_URI,
  })
  const requestWith = (headers: Record<string, string>, query = '?state=x') =>
    new Request(ORIGIN + query, { headers })

  it.each<[string, Request]>([
    ['a cookie', requestWith({ cookie: long('a') })],
    ['cookies of white space', requestWith({ cookie: long(';\t\t\t') })],
    ['cookies of our name', requestWith({ cookie: `x${long(';__Host-pingone-signoff.')}` })],
    [
      'a path beyond ASCII',
      requestWith({ cookie: `__Host-pingone-signoff.12345678=12345678${'x'.repeat(35)}.${long('w6k')}` }),
    ],
    ['a path of dots', requestWith({ cookie: `__Host-pingone-signoff.${long('.')}` })],
    ['a state', requestWith({}, `?state=${long('a')}`)],
    ['a state of percent signs', requestWith({}, `?state=${long('%')}`)],
  ])('cost complete less than 50 ms: %s', (_, request) => {
    expect(bestCpuOf(() => routes.complete(request), LIMIT)).toBeLessThan(LIMIT)
  })

  it.each([
    ['letters', 'a'],
    ['spaces', ' '],
    ['parameters', 'q='],
  ])('cost resolveCaller less than 50 ms: %s', (_, text) => {
    const request = requestWith({ accept: `x${long(text)}` })
    expect(bestCpuOf(() => resolveCaller(request), LIMIT)).toBeLessThan(LIMIT)
  })

  it.each(['a', 'é', '/', '../', '\\', '\t', '@', 'https://'])(
    'cost toReturnPath less than 50 ms: %j, over and over',
    (text) => {
      const address = `/${long(text)}`
      expect(bestCpuOf(() => toReturnPath(address, ORIGIN), LIMIT)).toBeLessThan(LIMIT)
    },
  )

  // Linear: half a million pieces or more, which a server that takes 16 kB of headers never sees.
  it.each<[string, number, Request, (request: Request) => unknown]>([
    ['cookies without a name', 74, requestWith({ cookie: `a${long(';')}` }), routes.complete],
    ['states without a value', 63, requestWith({}, `?${long('&state')}`), routes.complete],
    ['media ranges without a type', 319, requestWith({ accept: `x${long(',')}` }), resolveCaller],
    ['parameters of a media range', 143, requestWith({ accept: `x${long(';')}` }), resolveCaller],
  ])('cost no more than thrice of what was measured: %s, %i ms', (_, measured, request, work) => {
    expect(bestCpuOf(() => work(request), 3 * measured)).toBeLessThan(3 * measured)
  })
})
