import { afterEach, describe, expect, it, vi } from 'vitest'
import { REFUSALS } from '../../../src/emulator/refusal.ts'
import {
  BOB,
  CUSTOM_SHOP,
  detailOf,
  REGIONAL_ISSUER,
  RETURN,
  SHOP,
  shopOf,
  signedOn,
  usePingOne,
  withQuery,
} from './fixture.ts'

const pingOne = usePingOne()
const ENDPOINT = `${REGIONAL_ISSUER}/signoff`

afterEach(() => {
  vi.useRealTimers()
  shopOf(pingOne).enabled = true
})

describe('verifyHint', () => {
  const forged: [string, (hint: string) => string][] = [
    ['that is no token', () => 'a.b.c'],
    ['with another signature', (hint) => hint.replace(/[^.]{4}$/, 'AAAA')],
    ['without a signature', (hint) => `eyJhbGciOiJub25lIn0.${hint.split('.')[1]}.`],
  ]

  it.each(forged)('refuses a hint %s, and the session stays', async (_, forge) => {
    const { agent, idToken, session } = await signedOn(pingOne)
    const { status, headers, body } = await agent.send(withQuery(ENDPOINT, { id_token_hint: forge(idToken) }))
    expect([status, headers['set-cookie']]).toEqual([400, undefined])
    expect(detailOf(body)).toEqual(REFUSALS.invalidHint)
    expect(await session()).toBe('signed on')
  })

  it('refuses the hint of another user, and the session stays', async () => {
    const [ann, bob] = [await signedOn(pingOne), await signedOn(pingOne, SHOP, BOB)]
    const url = withQuery(ENDPOINT, { id_token_hint: ann.idToken })
    expect((await bob.agent.send(url)).status).toBe(400)
    expect([await ann.session(), await bob.session()]).toEqual(['signed on', 'signed on'])
  })

  it('refuses the hint of an application that was disabled since, and the session stays', async () => {
    const { agent, idToken, session } = await signedOn(pingOne)
    shopOf(pingOne).enabled = false
    expect((await agent.send(withQuery(ENDPOINT, { id_token_hint: idToken }))).status).toBe(400)
    shopOf(pingOne).enabled = true
    expect(await session()).toBe('signed on')
  })

  it.each([
    ["the custom domain's hint at the regional host", SHOP, CUSTOM_SHOP],
    ["the regional host's hint at the custom domain", CUSTOM_SHOP, SHOP],
  ])('refuses %s, and the session stays', async (_, at, from) => {
    const [here, there] = [await signedOn(pingOne, at), await signedOn(pingOne, from)]
    const url = withQuery(`${at.issuer}/signoff`, { id_token_hint: there.idToken })
    expect((await here.agent.send(url)).status).toBe(400)
    expect([await here.session(), await there.session()]).toEqual(['signed on', 'signed on'])
  })

  it('accepts a hint that has expired', async () => {
    const { agent, idToken, session } = await signedOn(pingOne)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 })
    expect(await session()).toBe('signed on')
    const { location } = await agent.send(
      withQuery(ENDPOINT, { id_token_hint: idToken, post_logout_redirect_uri: RETURN }),
    )
    expect(location).toBe(RETURN)
    expect(await session()).toBe('login_required')
  })
})
