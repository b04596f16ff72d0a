import { describe, expect, it, vi } from 'vitest'
import { AUTH_PATH, ENV_ID, makeIdToken, REDIRECT_URI } from '../fixtures.ts'
import { routesOf } from './routes.ts'

const ADDRESS = `${AUTH_PATH}/${ENV_ID}/as/signoff`

describe('begin', () => {
  it('says where to send the browser, and what to answer along with it', async () => {
    const idToken = makeIdToken()
    const { cookie, headers, ...where } = await routesOf().begin({ idToken, returnTo: '/welcome' })
    const state = cookie?.value.split('.')[0] ?? ''
    expect(where).toEqual({
      url: `${ADDRESS}?id_token_hint=${idToken}&post_logout_redirect_uri=${encodeURIComponent(REDIRECT_URI)}&state=${state}`,
    })
    expect(cookie).toEqual({
      name: `__Host-pingone-signoff.${state.slice(0, 8)}`,
      value: `${state}.${btoa('/welcome').replace(/=/g, '')}`,
      path: '/',
      maxAge: 3600,
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
    })
    expect([...headers]).toEqual([
      ['cache-control', 'no-store'],
      ['referrer-policy', 'no-referrer'],
      [
        'set-cookie',
        `${cookie?.name}=${cookie?.value}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure`,
      ],
    ])
  })

  it('gives a form where the URL is too long', async () => {
    const begun = await routesOf().begin({ idToken: makeIdToken({ groups: 'g'.repeat(9000) }) })
    expect([Object.keys(begun), 'action' in begun && begun.action]).toEqual([
      ['action', 'fields', 'cookie', 'headers'],
      ADDRESS,
    ])
  })

  it('is verified by complete', async () => {
    const routes = routesOf()
    const { cookie } = await routes.begin({ returnTo: '/welcome' })
    const request = new Request(`${REDIRECT_URI}?state=${cookie?.value.split('.')[0]}`, {
      headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    })
    const { status, returnTo } = routes.complete(request)
    expect({ status, returnTo }).toEqual({ status: 'verified', returnTo: '/welcome' })
  })

  it('has no cookie where no return could be verified', async () => {
    const { cookie, headers } = await routesOf({ postLogoutRedirectUri: null }).begin()
    expect([cookie, headers.getSetCookie()]).toEqual([undefined, []])
  })

  it('leaves out a hint that cannot be used, and tells onError', async () => {
    const onError = vi.fn()
    const begun = await routesOf({ onError }).begin({ idToken: 'none' })
    expect('url' in begun && begun.url.includes('id_token_hint')).toBe(false)
    expect(onError.mock.calls.map(([error]) => error.code)).toEqual(['INVALID_ID_TOKEN'])
  })

  it.each<[string, string, object]>([
    ['INVALID_OPTION', 'idToken', { idToken: 5 }],
    ['INVALID_OPTION', 'returnTo', { returnTo: `/${'a'.repeat(2000)}` }],
  ])('rejects with %s for another %s', async (code, option, options) => {
    await expect(routesOf().begin(options)).rejects.toMatchObject({ name: 'SignOffError', code, option })
  })
})
