/** signOff as a back end calls it, against the provider. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PingOne, startPingOne } from '../../../src/emulator.ts'
import { type SignOffOptions, signOff } from '../../../src/index.ts'
import {
  ANN,
  BOB,
  ENV_ID,
  LOCAL_ENVIRONMENT,
  party,
  RETURN,
  type SignedOn,
  signedOn,
} from '../emulator/fixture.ts'
import { realFetch } from '../fixtures.ts'

describe('signOff at PingOne, from a back end', () => {
  let pingOne: PingOne
  let authPath: string
  beforeAll(async () => {
    pingOne = await startPingOne({
      environments: [{ ...LOCAL_ENVIRONMENT, logoutRedirectUris: [RETURN] }],
    })
    authPath = `http://localhost:${pingOne.port}`
  })
  afterAll(() => pingOne.close())

  async function signOnAs(user: typeof ANN): Promise<SignedOn & { options: SignOffOptions }> {
    const issuer = `${authPath}/${ENV_ID}/as`
    const signed = await signedOn(pingOne, party(issuer), user)
    const sessionToken = signed.agent.cookies(`${issuer}/signoff`)
    const request = { authPath, envID: ENV_ID, idToken: signed.idToken, postLogoutRedirectUri: RETURN }
    return { ...signed, options: { ...request, sessionToken, fetch: realFetch } }
  }

  it.each<[string, Partial<SignOffOptions>, object]>([
    ['signoff', {}, { status: 302, location: RETURN }],
    ['signoff by POST', { method: 'POST', state: 's' }, { status: 302, location: `${RETURN}?state=s` }],
    [
      'signoff, and stay',
      { postLogoutRedirectUri: null },
      { status: 302, location: `/${ENV_ID}/signon/#signedOff` },
    ],
    ['xpSignoff', { endpoint: 'xpSignoff' }, { status: 302, location: RETURN }],
    ['xpSignoff by POST', { endpoint: 'xpSignoff', method: 'POST' }, { status: 302, location: RETURN }],
    ['idpSignoff', { endpoint: 'idpSignoff', sessionToken: null }, { status: 204 }],
  ])('ends the session by %s', async (_, changes, answer) => {
    const { options, session } = await signOnAs(ANN)
    expect(await session()).toBe('signed on')
    const result = await signOff({ ...options, ...changes })
    expect(result).toEqual({ mode: 'fetch', confirmed: true, steps: {}, ...answer })
    expect(await session()).toBe('login_required')
  })

  it('takes the bare value of ST for a session token', async () => {
    const { options, session } = await signOnAs(ANN)
    const sessionToken = /(?:^|; )ST=([^;]*)/.exec(options.sessionToken ?? '')?.[1] ?? ''
    expect(await signOff({ ...options, sessionToken })).toMatchObject({ confirmed: true })
    expect(await session()).toBe('login_required')
  })

  it('signs off many users at once, each by himself', async () => {
    const [ann, bob, again] = await Promise.all([signOnAs(ANN), signOnAs(BOB), signOnAs(ANN)])
    const wrongHint = { ...again.options, idToken: bob.idToken }
    const results = await Promise.allSettled([ann.options, bob.options, wrongHint].map(signOff))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    const sessions = await Promise.all([ann, bob, again].map(({ session }) => session()))
    expect(sessions).toEqual(['login_required', 'login_required', 'signed on'])
  })

  it("tells PingOne's reason when it refuses, and leaves the session alone", async () => {
    const { options, session } = await signOnAs(ANN)
    const error = await signOff({ ...options, postLogoutRedirectUri: `${RETURN}/` }).catch((error) => error)
    const details = [{ code: 'INVALID_POST_LOGOUT_REDIRECT_URI', target: 'post_logout_redirect_uri' }]
    expect(error).toMatchObject({ code: 'REJECTED', status: 400, pingOne: { code: 'INVALID_DATA', details } })
    expect(await session()).toBe('signed on')
  })
})
