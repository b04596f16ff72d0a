import { describe, expect, it } from 'vitest'
import { REDIRECT_URI, refusalOf } from '../fixtures.ts'
import { ORIGIN, PAGE, pendingOf, post, routesOf } from './routes.ts'

async function started(returnTo?: string, config: Record<string, unknown> = {}) {
  const routes = routesOf(config)
  return { routes, ...pendingOf((await routes.start(post(), { returnTo })).headers) }
}

function visit(query: string, cookie = '', url = REDIRECT_URI): Request {
  return new Request(`${url}${query}`, { headers: { cookie } })
}

const dropOf = (cookie: string) =>
  `${cookie.replace(/=.*/, '')}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure`

describe('complete', () => {
  it('verifies the return, hands back the path, and drops the cookie', async () => {
    const { routes, cookie, state } = await started('/welcome?a=b')
    const { headers, ...rest } = routes.complete(visit(`?state=${state}`, cookie))
    expect([rest, headers.getSetCookie(), headers.get('cache-control')]).toEqual([
      { status: 'verified', returnTo: '/welcome?a=b' },
      [dropOf(cookie)],
      'no-store',
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
    expect([rest, headers.getSetCookie().length, headers.get('cache-control')]).toEqual([
      { status },
      dropped,
      'no-store',
    ])
  })

  it('hands back no path where start was given none', async () => {
    const { routes, cookie, state } = await started()
    const { headers, ...rest } = routes.complete(visit(`?state=${state}`, cookie))
    expect(rest).toStrictEqual({ status: 'verified' })
  })

  it('hands back a path of 125 Japanese characters', async () => {
    const { routes, cookie, state } = await started(`/${'あ'.repeat(125)}`)
    expect(routes.complete(visit(`?state=${state}`, cookie)).returnTo).toBe(`/${'%E3%81%82'.repeat(125)}`)
  })

  it('verifies each of several sign-offs, in any order, and drops its own alone', async () => {
    const [first, second, third] = [await started('/1'), await started('/2'), await started('/3')]
    const jar = [first, second, third].map(({ cookie }) => cookie).join('; ')
    const results = [second, third, first].map(({ routes, state, cookie }) => {
      const { headers, status, returnTo } = routes.complete(visit(`?state=${state}`, jar))
      return { status, returnTo, isOwn: headers.getSetCookie().join() === dropOf(cookie) }
    })
    expect(results).toEqual([
      { status: 'verified', returnTo: '/2', isOwn: true },
      { status: 'verified', returnTo: '/3', isOwn: true },
      { status: 'verified', returnTo: '/1', isOwn: true },
    ])
  })

  it('drops all that are pending where no state came back', async () => {
    const [first, second] = [await started(), await started()]
    const { status, headers } = first.routes.complete(visit('', `${first.cookie}; x=1; ${second.cookie}`))
    expect([status, headers.getSetCookie()]).toEqual([
      'missing',
      [dropOf(first.cookie), dropOf(second.cookie)],
    ])
  })

  it('leaves alone what another application on the host has pending', async () => {
    const shop = await started('/shop', { cookieName: 'shop' })
    const { routes, cookie, state } = await started('/app')
    const jar = `${shop.cookie}; ${cookie}`
    const statuses = {
      own: shop.routes.complete(visit(`?state=${shop.state}`, jar)).status,
      other: shop.routes.complete(visit(`?state=${state}`, jar)).status,
      missing: routes.complete(visit('', shop.cookie)).status,
    }
    expect(statuses).toEqual({ own: 'verified', other: 'unknown', missing: 'none' })
  })

  it('verifies over plain http beyond loopback where that is allowed', async () => {
    const config = {
      postLogoutRedirectUri: 'http://app.example.com/bye',
      allowInsecureRedirect: true,
      origin: 'http://app.example.com',
    }
    const routes = routesOf(config)
    const { headers } = await routes.start(post({ ...PAGE, origin: 'http://app.example.com' }))
    const { cookie, state } = pendingOf(headers)
    expect(headers.getSetCookie().at(-1)).toMatch(/^pingone-signoff\..*; SameSite=Lax$/)
    expect(routes.complete(visit(`?state=${state}`, cookie, config.postLogoutRedirectUri)).status).toBe(
      'verified',
    )
  })

  it('verifies nothing but what start writes', async () => {
    const { routes, cookie, state } = await started('/welcome')
    const broken = [
      `${cookie}, sid=SECRET`,
      `sid=SECRET, ${cookie}`,
      cookie.replace(/\..*$/, ''),
      `${cookie}%`,
    ]
    const results = broken.map((jar) => {
      const { status, returnTo } = routes.complete(visit(`?state=${state}`, jar))
      return { status, returnTo }
    })
    expect(results).toEqual(broken.map(() => ({ status: 'unknown', returnTo: undefined })))
  })

  it('knows its cookie where the proxy hides the origin', async () => {
    const { routes, cookie, state } = await started('/welcome')
    const request = visit(`?state=${state}`, cookie, 'http://localhost:8080/bye')
    expect(routes.complete(request).status).toBe('verified')
  })

  it.each<[string, unknown]>([
    ['of Express', { method: 'GET', url: '/bye', headers: {}, get: () => undefined }],
    ['of a path alone', { method: 'GET', url: '/bye', headers: new Headers() }],
    ['that is none', undefined],
    ['that is an address', `${ORIGIN}/bye`],
  ])('says of a request %s how to convert it', (_, request) => {
    const { code, option, message } = refusalOf(() => routesOf().complete(request as never))
    expect([code, option, message]).toEqual([
      'INVALID_OPTION',
      'request',
      'request is no web Request, whose headers can be asked and whose url is absolute. Convert that of Express, Koa, Fastify or node:http first, by createRequest of @remix-run/node-fetch-server say.',
    ])
  })
})
