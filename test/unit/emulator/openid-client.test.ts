/** openid-client as its documentation shows it, unchanged: on and off. */
import * as client from 'openid-client'
import { describe, expect, it } from 'vitest'
import { createUserAgent } from '../../pingone/user-agent.ts'
import { realFetch } from '../fixtures.ts'
import { ANN, ORIGIN, RETURN, useLocalPingOne } from './fixture.ts'

const pingOne = useLocalPingOne()

describe('openid-client', () => {
  it('discovers, signs on with PKCE, verifies the ID token, and ends the session', async () => {
    const { issuer } = pingOne().environments[0]
    const config = await client.discovery(new URL(issuer), 'shop', undefined, client.None(), {
      execute: [client.allowInsecureRequests],
      [client.customFetch]: realFetch as client.CustomFetch,
    })
    const pkceCodeVerifier = client.randomPKCECodeVerifier()
    const expectedState = client.randomState()
    const expectedNonce = client.randomNonce()
    const start = client.buildAuthorizationUrl(config, {
      redirect_uri: `${ORIGIN}/callback`,
      scope: 'openid',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
    })
    const agent = createUserAgent(pingOne())
    const page = new URL((await agent.send(start.href)).location ?? '', issuer).href
    const resume = (await agent.send(page, { form: { ...ANN } })).location ?? ''
    const callback = new URL((await agent.send(resume)).location ?? '')
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
    const tokens = await client.authorizationCodeGrant(config, callback, checks)
    expect(tokens.claims()).toMatchObject({ iss: issuer, sub: 'ann', sid: pingOne().sessions()[0]?.sid })

    const end = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: RETURN,
      state: 's',
    })
    const answer = await agent.send(end.href)
    expect([answer.location, pingOne().sessions()]).toEqual([`${RETURN}?state=s`, []])
  })
})
