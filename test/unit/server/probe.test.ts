import { describe, expect, it, vi } from 'vitest'
import { CLIENT_ID, ISSUER, makeIdToken, refusalOf } from '../fixtures.ts'
import { ORIGIN, pendingOf, post, routesOf } from './routes.ts'

const PROBE_URI = `${ORIGIN}/bye`
const TOP = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

const probing = (changes: Record<string, unknown> = {}) =>
  routesOf({ clientId: CLIENT_ID, probeRedirectUri: PROBE_URI, ...changes })

function ask(headers: Record<string, string> = TOP, method = 'GET'): Request {
  return new Request(`${ORIGIN}/check`, { method, headers })
}

function visit(query: string, cookie = ''): Request {
  return new Request(`${PROBE_URI}${query}`, { headers: { cookie } })
}

async function asked(options: { returnTo?: string; idToken?: string } = {}, routes = probing()) {
  const response = await routes.probe(ask(), options)
  return { routes, response, ...pendingOf(response.headers) }
}

describe('probe', () => {
  it.each(['GET', 'POST'])('redirects to PingOne, asked by %s, with a cookie of its own', async (method) => {
    const response = await probing().probe(ask(TOP, method))
    const url = new URL(response.headers.get('location') ?? '')
    const { cookie, state } = pendingOf(response.headers)
    expect({
      status: response.status,
      path: url.origin + url.pathname,
      asked: ['client_id', 'redirect_uri', 'prompt', 'state'].map((name) => url.searchParams.get(name)),
      cookie: cookie.replace(/\..*/, ''),
      attributes: response.headers.getSetCookie()[0]?.replace(/^[^;]*/, ''),
      kept: [response.headers.get('cache-control'), response.headers.get('referrer-policy')],
    }).toEqual({
      status: 303,
      path: `${ISSUER}/authorize`,
      asked: [CLIENT_ID, PROBE_URI, 'none', state],
      cookie: '__Host-pingone-signoff-probe',
      attributes: '; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure',
      kept: ['no-store', 'no-referrer'],
    })
  })

  it('asks for the session of one user by the ID token', async () => {
    const idToken = makeIdToken()
    const { response } = await asked({ idToken })
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    expect(searchParams.get('id_token_hint')).toBe(idToken)
  })

  it('leaves out a hint that cannot be used, and tells onError', async () => {
    const onError = vi.fn()
    const { response } = await asked({ idToken: makeIdToken({ aud: 'other' }) }, probing({ onError }))
    const { searchParams } = new URL(response.headers.get('location') ?? '')
    expect([searchParams.get('id_token_hint'), onError.mock.calls[0]?.[0].code]).toEqual([
      null,
      'AUDIENCE_MISMATCH',
    ])
  })

  it('needs no hint where idpSignoff signs off', async () => {
    expect((await asked({}, probing({ endpoint: 'idpSignoff' }))).response.status).toBe(303)
  })

  it.each<[string, Record<string, string>]>([
    ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    [
      'a navigation that a service worker passed on',
      { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'empty' },
    ],
  ])('leaves %s by the top window, or not at all', async (_, headers) => {
    const response = await probing().probe(ask(headers))
    const page = await response.text()
    expect([response.status, response.headers.get('location')]).toEqual([200, null])
    expect([page.includes('target="_top"'), page.includes('http-equiv="refresh"')]).toEqual([true, false])
  })

  it.each<[string, Record<string, unknown>, [code: string, option: string][]]>([
    ['no client ID', { clientId: undefined }, [['INVALID_OPTION', 'clientId']]],
    ['a relative redirect URI', { probeRedirectUri: '/bye' }, [['INVALID_REDIRECT_URI', 'probeRedirectUri']]],
    [
      'http',
      { probeRedirectUri: 'http://app.example.com/bye' },
      [
        ['INSECURE_REDIRECT_URI', 'probeRedirectUri'],
        ['INVALID_OPTION', 'probeRedirectUri'],
      ],
    ],
    [
      'another origin',
      { probeRedirectUri: 'https://other.example.com/bye' },
      [['INVALID_OPTION', 'probeRedirectUri']],
    ],
    [
      'a native scheme',
      { probeRedirectUri: 'com.example.shop://bye' },
      [['INVALID_OPTION', 'probeRedirectUri']],
    ],
    ['no string', { probeRedirectUri: 5 }, [['INVALID_OPTION', 'probeRedirectUri']]],
  ])('cannot be set up with %s', (_, changes, expected) => {
    const { problems } = refusalOf(() => probing(changes))
    expect(problems.map(({ code, option }) => [code, option])).toEqual(expected)
  })

  it('rejects where it was not set up', async () => {
    const failure = routesOf().probe(ask())
    await expect(failure).rejects.toMatchObject({ code: 'INVALID_OPTION', option: 'probeRedirectUri' })
  })

  it('rejects a path that is too long', async () => {
    const failure = probing().probe(ask(), { returnTo: `/${'a'.repeat(2000)}` })
    await expect(failure).rejects.toMatchObject({ code: 'INVALID_OPTION', option: 'returnTo' })
  })
})

describe('completeProbe of the routes', () => {
  it.each<[string, string, boolean, object, number]>([
    ['ended', '?error=login_required&state=STATE', true, { status: 'ended', returnTo: '/a' }, 1],
    ['alive', '?code=abc&state=STATE', true, { status: 'alive', returnTo: '/a' }, 1],
    [
      'failed',
      '?error=server_error&state=STATE',
      true,
      { status: 'failed', error: 'server_error', returnTo: '/a' },
      1,
    ],
    ['an ordinary visit', '', false, { status: 'none' }, 0],
    ['no state', '', true, { status: 'missing' }, 1],
    ['a state without its cookie', '?code=abc&state=STATE', false, { status: 'unknown' }, 0],
    ['the state of a sign-on', '?code=abc&state=other', true, { status: 'unknown' }, 0],
    ['the state alone', '?state=STATE', true, { status: 'unknown' }, 0],
    ['another issuer', '?error=login_required&state=STATE&iss=other', true, { status: 'unknown' }, 0],
  ])('reads %s', async (_, query, hasCookie, expected, dropped) => {
    const { routes, cookie, state } = await asked({ returnTo: '/a' })
    const { headers, ...rest } = routes.completeProbe(
      visit(query.replace('STATE', state), hasCookie ? cookie : ''),
    )
    expect([rest, headers.getSetCookie().length, headers.get('cache-control')]).toEqual([
      expected,
      dropped,
      'no-store',
    ])
  })

  it('drops its own cookie, by its name', async () => {
    const { routes, cookie, state } = await asked()
    const { headers } = routes.completeProbe(visit(`?code=abc&state=${state}`, cookie))
    expect(headers.getSetCookie()).toEqual([
      `${cookie.replace(/=.*/, '')}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure`,
    ])
  })

  it('takes nothing that a sign-off awaits, nor leaves it anything: one page is both', async () => {
    const probe = await asked()
    const signOff = pendingOf((await probe.routes.start(post())).headers)
    const jar = `${probe.cookie}; ${signOff.cookie}`
    const statusesAt = (query: string) => {
      const results = [
        probe.routes.complete(visit(query, jar)),
        probe.routes.completeProbe(visit(query, jar)),
      ]
      return results.map(({ status, headers }) => [status, headers.getSetCookie().length])
    }
    expect({
      answer: statusesAt(`?error=login_required&state=${probe.state}`),
      return: statusesAt(`?state=${signOff.state}`),
    }).toEqual({
      answer: [
        ['none', 0],
        ['ended', 1],
      ],
      return: [
        ['verified', 1],
        ['none', 0],
      ],
    })
  })

  it('refuses what is no web Request', () => {
    expect(refusalOf(() => probing().completeProbe({} as Request)).option).toBe('request')
  })
})
