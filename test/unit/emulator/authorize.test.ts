import { describe, expect, it } from 'vitest'
import { createUserAgent } from '../../pingone/user-agent.ts'
import { BOB, ORIGIN, REGIONAL_ISSUER, SHOP, signedOn, usePingOne, withQuery } from './fixture.ts'

const pingOne = usePingOne()
const ENDPOINT = `${REGIONAL_ISSUER}/authorize`
const QUESTION = {
  ...{ client_id: SHOP.clientId, redirect_uri: SHOP.redirectUri, response_type: 'code', scope: 'openid' },
  ...{
    state: 'a b',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  },
}
const FLOW = { ...QUESTION, response_mode: 'pi.flow', prompt: 'none' }
const BACKGROUND = { method: 'POST', headers: { Accept: 'application/json', Origin: ORIGIN } }

describe('prompt=none', () => {
  it('is answered login_required without a session, by a redirect that may not be framed', async () => {
    const answer = await createUserAgent(pingOne).send(withQuery(ENDPOINT, { ...QUESTION, prompt: 'none' }))
    const { origin, pathname, searchParams } = new URL(answer.location ?? '')
    expect([origin + pathname, searchParams.get('error'), searchParams.get('state')]).toEqual([
      SHOP.redirectUri,
      'login_required',
      'a b',
    ])
    expect([answer.status, answer.headers['x-frame-options']]).toEqual([303, 'DENY'])
  })

  it('is answered by a code where the session lives', async () => {
    const { agent } = await signedOn(pingOne)
    const answer = await agent.send(withQuery(ENDPOINT, { ...QUESTION, prompt: 'none' }))
    expect(new URL(answer.location ?? '').searchParams.get('code')).toMatch(/^[\w-]{20,}$/)
    expect(answer.headers['x-frame-options']).toBe('DENY')
  })

  it("is about the hint's user alone", async () => {
    const ann = await signedOn(pingOne)
    const bob = await signedOn(pingOne, SHOP, BOB)
    const answers = [ann, bob].map(async ({ agent }) => {
      const url = withQuery(ENDPOINT, { ...QUESTION, prompt: 'none', id_token_hint: ann.idToken })
      return new URL((await agent.send(url)).location ?? '').searchParams.get('error')
    })
    expect(await Promise.all(answers)).toEqual([null, 'login_required'])
  })
})

describe('the background form', () => {
  it('is refused with LOGIN_REQUIRED without a session', async () => {
    const answer = await createUserAgent(pingOne).send(withQuery(ENDPOINT, FLOW), BACKGROUND)
    expect([answer.status, answer.location, JSON.parse(answer.body)]).toEqual([
      400,
      undefined,
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        code: 'INVALID_DATA',
        message: 'User authentication is required',
        details: [{ code: 'LOGIN_REQUIRED', message: 'User authentication is required' }],
      },
    ])
    expect(answer.headers['access-control-allow-origin']).toBe(ORIGIN)
    expect(answer.headers['x-frame-options']).toBe('DENY')
  })

  it.each(['query', 'body'])(
    'gives code and state where the session lives, asked in the %s',
    async (place) => {
      const { agent } = await signedOn(pingOne)
      const answer = await (place === 'query'
        ? agent.send(withQuery(ENDPOINT, FLOW), BACKGROUND)
        : agent.send(ENDPOINT, { form: FLOW, headers: BACKGROUND.headers }))
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        200,
        {
          id: expect.any(String),
          status: 'COMPLETED',
          authorizeResponse: { code: expect.stringMatching(/^[\w-]{20,}$/), state: 'a b' },
        },
      ])
    },
  )

  it('asks nobody for a password, whatever the prompt', async () => {
    const { prompt: _, ...withoutPrompt } = FLOW
    const answer = await createUserAgent(pingOne).send(withQuery(ENDPOINT, withoutPrompt), BACKGROUND)
    expect(JSON.parse(answer.body).details[0].code).toBe('LOGIN_REQUIRED')
  })

  it('tells of a mistake in JSON as well', async () => {
    const url = withQuery(ENDPOINT, { ...FLOW, client_id: 'nobody' })
    const { status, body } = await createUserAgent(pingOne).send(url, BACKGROUND)
    expect([status, JSON.parse(body).code]).toEqual([400, 'INVALID_DATA'])
  })

  it('is announced in discovery', async () => {
    const { body } = await createUserAgent(pingOne).send(
      `${REGIONAL_ISSUER}/.well-known/openid-configuration`,
    )
    expect(JSON.parse(body).response_modes_supported).toContain('pi.flow')
  })
})
