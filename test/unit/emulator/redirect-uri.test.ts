import { describe, expect, it } from 'vitest'
import { REFUSALS, type Refusal } from '../../../src/emulator/refusal.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import { detailOf, ORIGIN, REGIONAL_ISSUER, RETURN, signedOn, usePingOne, withQuery } from './fixture.ts'

const pingOne = usePingOne()
const ENDPOINT = `${REGIONAL_ISSUER}/signoff`

describe('findFault', () => {
  const refused: [string, Refusal, (hint: string) => Record<string, string>][] = [
    ['a slash too many', REFUSALS.redirectUri, () => ({ post_logout_redirect_uri: `${RETURN}/` })],
    ['another case', REFUSALS.redirectUri, () => ({ post_logout_redirect_uri: RETURN.toUpperCase() })],
    [
      "another application's redirect URI, with a hint",
      REFUSALS.redirectUri,
      (id_token_hint) => ({ id_token_hint, post_logout_redirect_uri: `${ORIGIN}/forum` }),
    ],
    [
      "a disabled application's redirect URI",
      REFUSALS.redirectUri,
      () => ({ post_logout_redirect_uri: `${ORIGIN}/closed` }),
    ],
    [
      '8192 characters',
      REFUSALS.tooLong,
      () => ({ post_logout_redirect_uri: RETURN, state: 'x'.repeat(8192 - RETURN.length) }),
    ],
  ]

  it.each(refused)('refuses %s, and the session stays', async (_, detail, parametersOf) => {
    const { agent, idToken, session } = await signedOn(pingOne)
    const url = withQuery(ENDPOINT, parametersOf(idToken))
    const { status, location, headers, body } = await agent.send(url)
    expect([status, location, headers['set-cookie'], headers['content-type']]).toEqual([
      400,
      undefined,
      undefined,
      'text/html; charset=utf-8',
    ])
    expect(detailOf(body)).toEqual(detail)
    expect(await session()).toBe('signed on')
  })

  it('answers a refusal in JSON where that is what the caller accepts', async () => {
    const headers = { Accept: 'application/json' }
    const url = withQuery(ENDPOINT, { post_logout_redirect_uri: `${RETURN}/` })
    const answer = await createUserAgent(pingOne).send(url, { headers })
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      400,
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        code: 'INVALID_DATA',
        message: 'The request could not be completed. One or more validation errors were in the request.',
        details: [
          {
            code: 'INVALID_POST_LOGOUT_REDIRECT_URI',
            target: 'post_logout_redirect_uri',
            message: 'The post logout redirect URI is not registered',
          },
        ],
      },
    ])
  })
})
