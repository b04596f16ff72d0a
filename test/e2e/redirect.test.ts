import { describe, expect, it } from 'vitest'
import type { RecordedRequest } from '../../src/emulator.ts'
import type { SignOffOptions } from '../../src/index.ts'
import {
  completeSignOff,
  outcomeOf,
  recordRequests,
  sessionAlive,
  signOffAndReturn,
  startSignOff,
} from './session.ts'
import { signOn, signOnByHand } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { CUSTOM, CUSTOM_DOMAIN, ENV_ID, HOST, ORIGIN, REGIONAL } from './world.ts'

const RETURN = `${ORIGIN}/signed-off`

const world = useWorld()

interface SignOffSeen {
  method: string
  host: string
  pathname: string
  parameters: { id_token_hint?: string; post_logout_redirect_uri?: string; state?: string }
}

function asSignOff({ method, host, url, body }: RecordedRequest): SignOffSeen {
  const { pathname, search } = new URL(url, `https://${host}`)
  const parameters = Object.fromEntries(new URLSearchParams(method === 'POST' ? body : search))
  return { method, host, pathname, parameters }
}

/** The requests to a sign-off endpoint that `act` led to. */
async function signOffsDuring(act: () => Promise<void>): Promise<SignOffSeen[]> {
  const before = world.pingOne.requests.length
  await act()
  const seen = world.pingOne.requests.slice(before).map(asSignOff)
  return seen.filter(({ pathname }) => /signoff$/i.test(pathname))
}

describe('signOff', () => {
  it('ends the session by GET and verifies the return with state and appState', async () => {
    const { page } = world
    const idToken = await signOnByHand(page)
    const seen = await signOffsDuring(() => signOffAndReturn(page, { appState: { cart: [1, 'é'] } }))
    const returned = await completeSignOff(page)
    const state = seen[0]?.parameters.state
    expect(state).toMatch(/^[\w-]{43}$/)
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: RETURN, state }
    expect(seen).toEqual([{ method: 'GET', host: HOST, pathname: `/${ENV_ID}/as/signoff`, parameters }])
    expect(returned).toEqual({ status: 'verified', state, appState: { cart: [1, 'é'] } })
    expect(page.url()).toBe(RETURN)
    expect(await page.evaluate(() => window.app.user())).toBe(null)
    expect(await sessionAlive(page)).toBe(false)
  })

  it("hands the caller's own state through, byte for byte", async () => {
    const { page } = world
    await signOn(page)
    const state = 'a b+c%20&=é"'
    const seen = await signOffsDuring(() => signOffAndReturn(page, { state }))
    expect(seen.map(({ parameters }) => parameters.state)).toEqual([state])
    expect(await completeSignOff(page)).toEqual({ status: 'verified', state, appState: undefined })
    expect(await sessionAlive(page)).toBe(false)
  })

  it('posts an ID token of 18 kB, which then stands in no URL', async () => {
    const { page } = world
    const urls: string[] = []
    page.context().on('request', (request) => urls.push(request.url()))
    page.on('framenavigated', (frame) => urls.push(frame.url()))
    const idToken = await signOn(page, undefined, 'heavy')
    expect(idToken.length).toBeGreaterThan(18_000)
    const seen = await signOffsDuring(() => signOffAndReturn(page))
    const state = seen[0]?.parameters.state
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: RETURN, state }
    expect(seen).toEqual([{ method: 'POST', host: HOST, pathname: `/${ENV_ID}/as/signoff`, parameters }])
    expect(await completeSignOff(page)).toEqual({ status: 'verified', state, appState: undefined })
    const recorded = [...world.pingOne.requests, ...world.site.requests]
    const everywhere = [...urls, ...recorded.flatMap(({ url, headers }) => [url, headers.referer ?? ''])]
    // Its last characters, since the first ones, the header, are those of ann's too, which may stand in a URL.
    expect(everywhere.filter((url) => url.includes(idToken.slice(-40)))).toEqual([])
    expect(await sessionAlive(page)).toBe(false)
  })

  it('ends the session at a custom domain', async () => {
    const { page } = world
    const idToken = await signOn(page, CUSTOM)
    const seen = await signOffsDuring(() => signOffAndReturn(page, {}, CUSTOM))
    const state = seen[0]?.parameters.state
    const parameters = {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${ORIGIN}/custom/signed-off`,
      state,
    }
    expect(seen).toEqual([{ method: 'GET', host: CUSTOM_DOMAIN, pathname: '/as/signoff', parameters }])
    expect(await completeSignOff(page)).toEqual({ status: 'verified', state, appState: undefined })
    expect(await sessionAlive(page, CUSTOM)).toBe(false)
  })

  it('leaves the session alone when PingOne refuses the redirect URI', async () => {
    const { page } = world
    await signOn(page)
    await startSignOff(page, { postLogoutRedirectUri: `${RETURN}/`, state: 'mine' })
    await page.waitForURL(`${REGIONAL.issuer}/signoff?**`)
    expect(await page.textContent('main')).toContain('INVALID_POST_LOGOUT_REDIRECT_URI')
    expect(await sessionAlive(page)).toBe(true)
  })

  const refusals: [string, string, Partial<SignOffOptions>][] = [
    ['another region', 'REGION_MISMATCH', { authPath: 'https://auth.pingone.com' }],
    ['a region that does not exist', 'UNKNOWN_REGION', { authPath: 'https://auth.pingone.uk' }],
    ['another environment', 'ENVIRONMENT_MISMATCH', { envID: '11111111-2222-4333-8444-555555555555' }],
    ["the regional host's token at the custom domain", 'ISSUER_MISMATCH', { authPath: CUSTOM.authPath }],
    ["another application's token", 'AUDIENCE_MISMATCH', { clientId: 'another-application' }],
    [
      'a redirect URI that is not registered',
      'UNREGISTERED_REDIRECT_URI',
      { postLogoutRedirectUri: `${RETURN}/`, postLogoutRedirectUris: [RETURN] },
    ],
  ]

  it.each(refusals)('refuses %s, sends nothing and clears nothing', async (_, code, options) => {
    const { page } = world
    await signOn(page)
    const requests = recordRequests(world)
    await startSignOff(page, options)
    const outcome = await outcomeOf(page)
    expect(outcome).toMatchObject({ status: 'rejected', error: { name: 'SignOffError', code } })
    expect(requests()).toEqual([])
    expect(await page.evaluate(async () => [location.pathname, (await window.app.user()) !== null])).toEqual([
      '/',
      true,
    ])
    expect(await sessionAlive(page)).toBe(true)
  })
})
