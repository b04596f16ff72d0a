import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { sessionOf } from '../../pingone/relying-party.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import {
  ANN,
  BOB,
  CUSTOM_ISSUER,
  CUSTOM_SHOP,
  ENV_ID,
  FORUM,
  OTHER_SHOP,
  REGIONAL_ISSUER,
  SHOP,
  signedOn,
  usePingOne,
} from './fixture.ts'

const pingOne = usePingOne()

describe('serveEnvironment', () => {
  it.each([REGIONAL_ISSUER, CUSTOM_ISSUER])('tells its addresses at %s', async (issuer) => {
    const { body } = await createUserAgent(pingOne).send(`${issuer}/.well-known/openid-configuration`)
    expect(JSON.parse(body)).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      revocation_endpoint: `${issuer}/revoke`,
      end_session_endpoint: `${issuer}/signoff`,
      ping_end_idp_session_endpoint: `${issuer}/idpSignoff`,
      id_token_signing_alg_values_supported: ['RS256'],
    })
  })

  it('tells the same addresses when the Host header has a port', async () => {
    const url = `https://auth.pingone.eu:8443/${ENV_ID}/as/.well-known/openid-configuration`
    const { body } = await createUserAgent(pingOne).send(url)
    expect(JSON.parse(body).token_endpoint).toBe(`${REGIONAL_ISSUER}/token`)
  })

  it.each([
    ['another environment', 'https://auth.pingone.eu/22222222-2222-4333-8444-555555555555/as/signoff'],
    ['the environment ID at the custom domain', `https://login.example.com/${ENV_ID}/as/signoff`],
    ['no environment ID at the regional host', 'https://auth.pingone.eu/as/signoff'],
    ['an unknown endpoint of the same environment', `https://auth.pingone.eu/${ENV_ID}/signoff`],
    ['the signed-off page at another host', 'https://login.example.com/anything/signon/'],
  ])('answers 404 and nothing more to %s', async (_, url) => {
    const { status, body } = await createUserAgent(pingOne).send(url)
    expect([status, body]).toEqual([404, ''])
  })

  it('answers 404 and nothing more in another region', async () => {
    const { status, body } = await createUserAgent(pingOne).send(REGIONAL_ISSUER, {
      headers: { Host: 'auth.pingone.com' },
    })
    expect([status, body]).toEqual([404, ''])
  })

  it('issues ID tokens like those of PingOne', async () => {
    const { idToken } = await signedOn(pingOne)
    expect(decodeProtectedHeader(idToken).alg).toBe('RS256')
    expect(decodeJwt(idToken)).toEqual({
      iss: REGIONAL_ISSUER,
      aud: 'shop',
      sub: 'ann',
      env: ENV_ID,
      sid: expect.any(String),
      iat: expect.any(Number),
      exp: expect.any(Number),
    })
  })

  it("puts a user's claims into the ID token, 18 kB of them", async () => {
    const { idToken } = await signedOn(pingOne, SHOP, BOB)
    expect(idToken.length).toBeGreaterThan(18_000)
    expect(decodeJwt(idToken).name).toBe('Bob')
  })

  it('keeps a session for one environment and one host, and shares it among applications', async () => {
    const { agent } = await signedOn(pingOne)
    const session = /\bST=[^;]*/.exec(agent.cookies(REGIONAL_ISSUER))?.[0] ?? ''
    const sent = createUserAgent(pingOne)
    const send: typeof sent.send = (url) => sent.send(url, { headers: { Cookie: session } })
    const asked = [SHOP, FORUM, CUSTOM_SHOP, OTHER_SHOP].map((shown) => sessionOf({ ...sent, send }, shown))
    expect(await Promise.all(asked)).toEqual(['signed on', 'signed on', 'login_required', 'login_required'])
  })

  it('signs nobody on with a wrong password, and says so', async () => {
    await expect(signedOn(pingOne, SHOP, { ...ANN, password: 'wrong' })).rejects.toThrow('No redirect came')
    const last = pingOne.requests.at(-1)
    expect([last?.method, last?.body]).toEqual(['POST', 'username=ann&password=wrong'])
  })

  it('revokes tokens of public clients', async () => {
    const { agent, tokens } = await signedOn(pingOne)
    const revoke = (token: string) =>
      agent.send(`${REGIONAL_ISSUER}/revoke`, { form: { token, client_id: 'shop' } })
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: 'shop' }
    const headers = { Authorization: `Bearer ${tokens.access_token}` }
    const use = async () => [
      (await agent.send(`${REGIONAL_ISSUER}/userinfo`, { headers })).status,
      (await agent.send(`${REGIONAL_ISSUER}/token`, { form: refresh })).status,
    ]
    expect((await agent.send(`${REGIONAL_ISSUER}/userinfo`, { headers })).status).toBe(200)
    expect((await revoke(tokens.access_token)).status).toBe(200)
    expect((await revoke(tokens.refresh_token)).status).toBe(200)
    expect(await use()).toEqual([401, 400])
  })
})
