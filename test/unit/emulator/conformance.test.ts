/**
 * What the OpenID conformance suite asks of a provider in its plan for RP-initiated logout, by the names of its modules.
 * Two of its expectations are about what a provider shows a person where it cannot tell who asks; PingOne's rules
 * answer them, which the titles say.
 */
import { describe, expect, it } from 'vitest'
import { REFUSALS } from '../../../src/emulator/refusal.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import { detailOf, party, RETURN, signedOn, useLocalPingOne, withQuery } from './fixture.ts'

const pingOne = useLocalPingOne()
const endpointOf = () => `${pingOne().environments[0].issuer}/signoff`
const signOn = () => signedOn(pingOne(), party(pingOne().environments[0].issuer))

/** Signs on, off with these parameters, and asks what became of it. */
async function logout(parametersOf: (hint: string) => Record<string, string>) {
  const { agent, idToken, session } = await signOn()
  const { status, location, body } = await agent.send(withQuery(endpointOf(), parametersOf(idToken)))
  return { status, location, body, session: await session() }
}

const ENDED = { status: 302, session: 'login_required' }
const STAYED = { status: 400, location: undefined, session: 'signed on' }
const hintAndUri = (id_token_hint: string) => ({ id_token_hint, post_logout_redirect_uri: RETURN })

describe('RP-initiated logout', () => {
  it('oidcc-rp-initiated-logout-discovery-endpoint-verification: tells an end_session_endpoint', async () => {
    const { issuer } = pingOne().environments[0]
    const { body } = await createUserAgent(pingOne()).send(`${issuer}/.well-known/openid-configuration`)
    expect(JSON.parse(body)).toMatchObject({ issuer, end_session_endpoint: endpointOf() })
  })

  it('oidcc-rp-initiated-logout: comes back with the state, and asks for the password again', async () => {
    const answer = await logout((hint) => ({ ...hintAndUri(hint), state: 'random state' }))
    expect(answer).toMatchObject({ ...ENDED, location: `${RETURN}?state=random%20state` })
  })

  it('oidcc-rp-initiated-logout-no-state: comes back without one', async () => {
    expect(await logout(hintAndUri)).toMatchObject({ ...ENDED, location: RETURN })
  })

  it('oidcc-rp-initiated-logout-bad-post-logout-redirect-uri: shows an error, and redirects nowhere', async () => {
    const answer = await logout((hint) => ({
      ...hintAndUri(hint),
      post_logout_redirect_uri: `${RETURN}/bad`,
    }))
    expect(answer).toMatchObject(STAYED)
    expect(detailOf(answer.body)).toEqual(REFUSALS.redirectUri)
  })

  it('oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri: shows an error, and redirects nowhere', async () => {
    const answer = await logout((hint) => ({
      ...hintAndUri(hint),
      post_logout_redirect_uri: `${RETURN}?foo=bar`,
    }))
    expect(answer).toMatchObject(STAYED)
    expect(detailOf(answer.body)).toEqual(REFUSALS.redirectUri)
  })

  it('oidcc-rp-initiated-logout-modified-id-token-hint: shows an error, and redirects nowhere', async () => {
    const answer = await logout((hint) => {
      const [header, payload = '', signature] = hint.split('.')
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
      const modified = Buffer.from(JSON.stringify({ ...claims, sub: 'somebody else' })).toString('base64url')
      return { ...hintAndUri(hint), id_token_hint: [header, modified, signature].join('.') }
    })
    expect(answer).toMatchObject(STAYED)
    expect(detailOf(answer.body)).toEqual(REFUSALS.invalidHint)
  })

  it('oidcc-rp-initiated-logout-bad-id-token-hint: shows an error, and redirects nowhere', async () => {
    const answer = await logout((hint) => ({ ...hintAndUri(hint), id_token_hint: 'bad' }))
    expect(answer).toMatchObject(STAYED)
    expect(detailOf(answer.body)).toEqual(REFUSALS.invalidHint)
  })

  it('oidcc-rp-initiated-logout-no-id-token-hint: comes back, since PingOne takes the URIs of all applications', async () => {
    const answer = await logout(() => ({ post_logout_redirect_uri: RETURN, state: 's' }))
    expect(answer).toMatchObject({ ...ENDED, location: `${RETURN}?state=s` })
  })

  it.each([
    ['oidcc-rp-initiated-logout-no-params', () => ({})],
    ['oidcc-rp-initiated-logout-only-state', () => ({ state: 'random' })],
    [
      'oidcc-rp-initiated-logout-no-post-logout-redirect-uri',
      (id_token_hint: string) => ({ id_token_hint, state: 's' }),
    ],
  ])('%s: ends at a page of the provider, which PingOne shows without asking', async (_, parametersOf) => {
    const answer = await logout(parametersOf as (hint: string) => Record<string, string>)
    expect(answer).toMatchObject({ ...ENDED, location: expect.stringMatching(/\/signon\/#signedOff$/) })
  })

  it('Core, section 2: takes the request by POST as well', async () => {
    const { agent, idToken, session } = await signOn()
    const { status, location } = await agent.send(endpointOf(), {
      form: { ...hintAndUri(idToken), state: 's' },
    })
    expect({ status, location, session: await session() }).toEqual({
      ...ENDED,
      location: `${RETURN}?state=s`,
    })
  })
})
