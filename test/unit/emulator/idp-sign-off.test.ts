import { afterEach, describe, expect, it } from 'vitest'
import { REFUSALS, type Refusal } from '../../../src/emulator/refusal.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import {
  ENV_ID,
  FORUM,
  ORIGIN,
  OTHER_SHOP,
  REGIONAL_ISSUER,
  RETURN,
  SHOP,
  shopOf,
  signedOn,
  usePingOne,
  withQuery,
} from './fixture.ts'

const pingOne = usePingOne()
const ENDPOINT = `${REGIONAL_ISSUER}/idpSignoff`
const JSON_ONLY = { Accept: 'application/json' }

afterEach(() => {
  shopOf(pingOne).enabled = true
})

describe('idpSignOff', () => {
  it.each([
    ['answers JSON callers 204', {}, JSON_ONLY, 204, undefined],
    ['leads others to the sign-on page', {}, { Accept: 'text/html' }, 302, `/${ENV_ID}/as/signon`],
    ['takes the client ID of the hint', { client_id: 'shop' }, JSON_ONLY, 204, undefined],
    [
      'leads to the redirect URI, whatever the caller accepts',
      { post_logout_redirect_uri: RETURN, state: 'a b' },
      JSON_ONLY,
      302,
      `${RETURN}?state=a%20b`,
    ],
  ])('ends the session without its cookie, and %s', async (_, parameters, headers, status, location) => {
    const { idToken, session } = await signedOn(pingOne)
    const url = withQuery(ENDPOINT, { id_token_hint: idToken, ...parameters })
    const answer = await createUserAgent(pingOne).send(url, { headers })
    expect([answer.status, answer.location, answer.body]).toEqual([status, location, ''])
    expect(await session()).toBe('login_required')
  })

  it('ends no session but that of the hint', async () => {
    const [first, second] = [await signedOn(pingOne), await signedOn(pingOne)]
    await createUserAgent(pingOne).send(withQuery(ENDPOINT, { id_token_hint: first.idToken }))
    expect([await first.session(), await second.session()]).toEqual(['login_required', 'signed on'])
  })

  const refused: [string, Refusal, (hint: string) => Record<string, string>][] = [
    ['no hint', REFUSALS.invalidHint, () => ({})],
    [
      "another application's client ID",
      REFUSALS.clientId,
      (id_token_hint) => ({ id_token_hint, client_id: 'forum' }),
    ],
    [
      'a redirect URI that is not registered',
      REFUSALS.redirectUri,
      (id_token_hint) => ({ id_token_hint, post_logout_redirect_uri: `${ORIGIN}/forum` }),
    ],
    [
      '8192 characters',
      REFUSALS.tooLong,
      (id_token_hint) => ({
        id_token_hint,
        post_logout_redirect_uri: RETURN,
        state: 'x'.repeat(8192 - RETURN.length),
      }),
    ],
  ]

  it.each(refused)('refuses %s, and the session stays', async (_, detail, parametersOf) => {
    const { agent, idToken, session } = await signedOn(pingOne)
    const answer = await agent.send(withQuery(ENDPOINT, parametersOf(idToken)), { headers: JSON_ONLY })
    expect([answer.status, JSON.parse(answer.body).details]).toEqual([400, [detail]])
    expect(await session()).toBe('signed on')
  })

  it('refuses an application that may not use it', async () => {
    const { idToken, session } = await signedOn(pingOne, FORUM)
    const answer = await createUserAgent(pingOne).send(withQuery(ENDPOINT, { id_token_hint: idToken }))
    expect([answer.status, await session()]).toEqual([400, 'signed on'])
  })

  it('refuses an application that was disabled since', async () => {
    const { idToken, session } = await signedOn(pingOne)
    shopOf(pingOne).enabled = false
    const answer = await createUserAgent(pingOne).send(withQuery(ENDPOINT, { id_token_hint: idToken }))
    shopOf(pingOne).enabled = true
    expect([answer.status, await session()]).toEqual([400, 'signed on'])
  })

  it('refuses the hint of another environment', async () => {
    const { idToken, session } = await signedOn(pingOne, OTHER_SHOP)
    const answer = await createUserAgent(pingOne).send(withQuery(ENDPOINT, { id_token_hint: idToken }))
    expect([answer.status, await session()]).toEqual([400, 'signed on'])
  })

  it('knows no POST', async () => {
    const { agent, idToken, session } = await signedOn(pingOne, SHOP)
    const answer = await agent.send(ENDPOINT, { form: { id_token_hint: idToken } })
    expect([answer.status, await session()]).toEqual([404, 'signed on'])
  })

  it('leads to a page', async () => {
    const { status, body } = await createUserAgent(pingOne).send(`${REGIONAL_ISSUER}/signon`)
    expect([status, /<h1>(.*)<\/h1>/.exec(body)?.[1]]).toEqual([200, 'Sign on'])
  })
})
