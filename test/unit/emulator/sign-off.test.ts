import { describe, expect, it } from 'vitest'
import { sessionOf, signOn } from '../../pingone/relying-party.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import {
  ANN,
  CUSTOM_ISSUER,
  CUSTOM_SHOP,
  ENV_ID,
  FORUM,
  ORIGIN,
  REGIONAL_ISSUER,
  RETURN,
  SHOP,
  signedOn,
  usePingOne,
  withQuery,
} from './fixture.ts'

const pingOne = usePingOne()
const ENDPOINT = `${REGIONAL_ISSUER}/signoff`
const SIGNED_OFF = `https://apps.pingone.eu/${ENV_ID}/signon/#signedOff`
const EXPIRED_COOKIE = `ST=; Path=/${ENV_ID}; Secure; HttpOnly; expires=Thu, 01 Jan 1970 00:00:00 GMT`

describe('signOff', () => {
  const accepted: [string, (hint: string) => Record<string, string>, string][] = [
    ['nothing at all', () => ({}), SIGNED_OFF],
    ['a hint alone', (id_token_hint) => ({ id_token_hint }), SIGNED_OFF],
    ['a state without a redirect URI', () => ({ state: 'abc' }), SIGNED_OFF],
    ['empty parameters', () => ({ id_token_hint: '', post_logout_redirect_uri: '', state: '' }), SIGNED_OFF],
    [
      'a hint and its redirect URI',
      (id_token_hint) => ({ id_token_hint, post_logout_redirect_uri: RETURN }),
      RETURN,
    ],
    [
      "another application's redirect URI, without a hint",
      () => ({ post_logout_redirect_uri: `${ORIGIN}/forum` }),
      `${ORIGIN}/forum`,
    ],
    [
      'a state',
      (id_token_hint) => ({ id_token_hint, post_logout_redirect_uri: RETURN, state: 'a b+c%20&=é' }),
      `${RETURN}?state=a%20b%2Bc%2520%26%3D%C3%A9`,
    ],
    [
      'a state beside a query',
      () => ({ post_logout_redirect_uri: `${RETURN}?from=pingone`, state: 'abc' }),
      `${RETURN}?from=pingone&state=abc`,
    ],
    [
      'a redirect URI beyond Latin-1',
      () => ({ post_logout_redirect_uri: `${ORIGIN}/tschüß/日本` }),
      `${ORIGIN}/tsch%C3%BC%C3%9F/%E6%97%A5%E6%9C%AC`,
    ],
    [
      '8191 characters',
      () => ({ post_logout_redirect_uri: RETURN, state: 'x'.repeat(8191 - RETURN.length) }),
      `${RETURN}?state=${'x'.repeat(8191 - RETURN.length)}`,
    ],
  ]

  describe.each(['GET', 'POST'])('by %s', (method) => {
    it.each(accepted)('ends the session, given %s', async (_, parametersOf, location) => {
      const { agent, idToken, session } = await signedOn(pingOne)
      const parameters = parametersOf(idToken)
      const sent =
        method === 'GET'
          ? agent.send(withQuery(ENDPOINT, parameters))
          : agent.send(ENDPOINT, { form: parameters })
      const answer = await sent
      expect([answer.status, answer.location, answer.headers['set-cookie']]).toEqual([
        302,
        location,
        [EXPIRED_COOKIE],
      ])
      expect(agent.cookies(ENDPOINT)).not.toMatch(/\bST=/)
      expect(await session()).toBe('login_required')
    })
  })

  it('ends the session at a custom domain', async () => {
    const { agent, idToken, session } = await signedOn(pingOne, CUSTOM_SHOP)
    const { location, headers } = await agent.send(
      withQuery(`${CUSTOM_ISSUER}/signoff`, { id_token_hint: idToken }),
    )
    expect([location, headers['set-cookie']]).toEqual([
      '/signon/#signedOff',
      ['ST=; Path=/; Secure; HttpOnly; expires=Thu, 01 Jan 1970 00:00:00 GMT'],
    ])
    expect(await session()).toBe('login_required')
  })

  it('knows the session by the cookie ST alone, for back ends', async () => {
    const { agent, session } = await signedOn(pingOne)
    const cookie = /\bST=[^;]*/.exec(agent.cookies(ENDPOINT))?.[0] ?? ''
    await createUserAgent(pingOne).send(ENDPOINT, { headers: { Cookie: cookie } })
    expect(await session()).toBe('login_required')
  })

  it('redirects without the cookie too, and the session stays', async () => {
    const { idToken, session } = await signedOn(pingOne)
    const parameters = { id_token_hint: idToken, post_logout_redirect_uri: RETURN }
    const { status, location } = await createUserAgent(pingOne).send(withQuery(ENDPOINT, parameters))
    expect([status, location]).toEqual([302, RETURN])
    expect(await session()).toBe('signed on')
  })

  it('ends the session for all applications of the environment, and PingOne asks for the password again', async () => {
    const { agent } = await signedOn(pingOne)
    const before = [await sessionOf(agent, SHOP), await sessionOf(agent, FORUM)]
    await agent.send(ENDPOINT)
    expect(before).toEqual(['signed on', 'signed on'])
    expect([await sessionOf(agent, SHOP), await sessionOf(agent, FORUM)]).toEqual([
      'login_required',
      'login_required',
    ])
    // Fails where no page with the form comes.
    await signOn(agent, SHOP, ANN)
    expect(await sessionOf(agent, SHOP)).toBe('signed on')
  })
})
