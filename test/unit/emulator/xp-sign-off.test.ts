import { describe, expect, it } from 'vitest'
import { createUserAgent } from '../../pingone/user-agent.ts'
import { CUSTOM_SHOP, ENV_ID, ORIGIN, RETURN, SHOP, signedOn, usePingOne, withQuery } from './fixture.ts'

const pingOne = usePingOne()
const ENDPOINT = `https://auth.pingone.eu/${ENV_ID}/xp/signoff`
const SIGNED_OFF = `https://apps.pingone.eu/${ENV_ID}/signon/#signedOff`
const ALL_SIGNED_OFF = `${ORIGIN}/all-signed-off`

const cases: [string, Record<string, string>, string][] = [
  ['the signed-off page, given nothing', {}, SIGNED_OFF],
  [
    'a redirect URI of the environment',
    { post_logout_redirect_uri: ALL_SIGNED_OFF, state: 'a b' },
    `${ALL_SIGNED_OFF}?state=a%20b`,
  ],
  [
    'the signed-off page, given a redirect URI with a slash too many',
    { post_logout_redirect_uri: `${ALL_SIGNED_OFF}/` },
    SIGNED_OFF,
  ],
  [
    "the signed-off page, given an application's redirect URI",
    { post_logout_redirect_uri: RETURN },
    SIGNED_OFF,
  ],
]

describe('xpSignOff', () => {
  describe.each(['GET', 'POST'])('by %s', (method) => {
    it.each(cases)('ends the session and leads to %s', async (_, parameters, location) => {
      const { agent, session } = await signedOn(pingOne, SHOP)
      const answer =
        method === 'GET'
          ? await agent.send(withQuery(ENDPOINT, parameters))
          : await agent.send(ENDPOINT, { form: parameters })
      expect([answer.status, answer.location]).toEqual([302, location])
      expect(agent.cookies(ENDPOINT)).not.toMatch(/\bST=/)
      expect(await session()).toBe('login_required')
    })
  })

  it('needs the cookie', async () => {
    const { session } = await signedOn(pingOne)
    const answer = await createUserAgent(pingOne).send(
      withQuery(ENDPOINT, { post_logout_redirect_uri: ALL_SIGNED_OFF }),
    )
    expect([answer.status, answer.location, await session()]).toEqual([400, undefined, 'signed on'])
  })

  it('ends the session at a custom domain', async () => {
    const { agent, session } = await signedOn(pingOne, CUSTOM_SHOP)
    const { status, location } = await agent.send('https://login.example.com/xp/signoff')
    expect([status, location]).toEqual([302, '/signon/#signedOff'])
    expect(await session()).toBe('login_required')
  })
})
