import { describe, expect, it } from 'vitest'
import { type Answer, createUserAgent } from '../../pingone/user-agent.ts'
import { ENV_ID, FORUM, ORIGIN, REGIONAL_ISSUER, signedOn, usePingOne } from './fixture.ts'

const pingOne = usePingOne()
const ENDPOINTS = [
  `${REGIONAL_ISSUER}/signoff`,
  `${REGIONAL_ISSUER}/idpSignoff`,
  `https://auth.pingone.eu/${ENV_ID}/xp/signoff`,
  `${REGIONAL_ISSUER}/revoke`,
  `${REGIONAL_ISSUER}/token`,
]
const ALLOWED = [ORIGIN, 'true']
const FORBIDDEN = [undefined, undefined]

function grantOf({ headers }: Answer): unknown[] {
  return [headers['access-control-allow-origin'], headers['access-control-allow-credentials']]
}

describe('allowOrigin', () => {
  it.each(ENDPOINTS)('lets the origins of the applications, and no others, read %s', async (url) => {
    const agent = createUserAgent(pingOne)
    // oidc-provider looks at the origin once it knows the application.
    const isSignOff = url.endsWith('ignoff')
    const sending = isSignOff ? {} : { form: { client_id: 'shop', token: 'x', grant_type: 'refresh_token' } }
    const from = (Origin: string) => agent.send(url, { ...sending, headers: { Origin } })
    expect([grantOf(await from(ORIGIN)), grantOf(await from('https://evil.example'))]).toEqual([
      ALLOWED,
      FORBIDDEN,
    ])
  })

  it('says nothing of the sort on the signed-off page', async () => {
    const url = `https://apps.pingone.eu/${ENV_ID}/signon/`
    const answer = await createUserAgent(pingOne).send(url, { headers: { Origin: ORIGIN } })
    expect([answer.status, grantOf(answer)]).toEqual([200, FORBIDDEN])
  })

  it("refuses the origin of another application at the provider's endpoints", async () => {
    const { agent, tokens } = await signedOn(pingOne, FORUM)
    const form = { client_id: 'forum', token: tokens.access_token }
    const answer = await agent.send(`${REGIONAL_ISSUER}/revoke`, { form, headers: { Origin: ORIGIN } })
    expect([answer.status, grantOf(answer)]).toEqual([400, FORBIDDEN])
  })
})

describe('answerPreflight', () => {
  it.each(ENDPOINTS)('lets the origins of the applications, and no others, ask %s', async (url) => {
    const agent = createUserAgent(pingOne)
    const from = (Origin: string) =>
      agent.send(url, { method: 'OPTIONS', headers: { Origin, 'Access-Control-Request-Method': 'POST' } })
    const [own, other] = [await from(ORIGIN), await from('https://evil.example')]
    expect([own.status, grantOf(own), other.status, grantOf(other)]).toEqual([204, ALLOWED, 204, FORBIDDEN])
  })

  it('ends no session', async () => {
    const { agent, session } = await signedOn(pingOne)
    await agent.send(`${REGIONAL_ISSUER}/signoff`, { method: 'OPTIONS', headers: { Origin: ORIGIN } })
    expect(await session()).toBe('signed on')
  })
})
