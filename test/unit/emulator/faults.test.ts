/** Each fault as a naive back end meets it, which believes that it has signed the user off, and as `signOff` does. */
import { describe, expect, it } from 'vitest'
import { REFUSALS } from '../../../src/emulator/refusal.ts'
import type { Faults } from '../../../src/emulator.ts'
import { buildSignOffUrl, signOff } from '../../../src/index.ts'
import { realFetch } from '../fixtures.ts'
import { ENV_ID, party, RETURN, type SignedOn, signedOn, useLocalPingOne } from './fixture.ts'

const pingOne = useLocalPingOne()

interface Visit extends SignedOn {
  sessionToken: string
}

async function visit(): Promise<Visit> {
  const { issuer } = pingOne().environments[0]
  const signed = await signedOn(pingOne(), party(issuer))
  return { ...signed, sessionToken: signed.agent.cookies(`${issuer}/signoff`) }
}

const requestOf = ({ idToken }: Visit) => ({
  authPath: pingOne().environments[0].authPath,
  envID: ENV_ID,
  idToken,
  postLogoutRedirectUri: RETURN,
})

/** As it stands in many back ends: asked, not looked at, and whatever goes wrong is not the user's concern. */
async function naively(visitor: Visit): Promise<'signed off'> {
  const patience = AbortSignal.timeout(500)
  const headers = { Cookie: visitor.sessionToken }
  await realFetch(buildSignOffUrl(requestOf(visitor)), {
    headers,
    redirect: 'manual',
    signal: patience,
  }).catch(() => {})
  return 'signed off'
}

function properly(visitor: Visit) {
  const { sessionToken } = visitor
  return signOff({ ...requestOf(visitor), mode: 'fetch', sessionToken, fetch: realFetch, timeout: 500 })
}

const lives = () => pingOne().sessions().length

describe('a fault', () => {
  it.each<[Faults, object]>([
    [{ down: true }, { code: 'REQUEST_FAILED' }],
    [{ slow: 60_000 }, { code: 'TIMEOUT' }],
    [
      { rejectSignOff: 'INTERNAL_ERROR' },
      {
        code: 'REJECTED',
        status: 400,
        pingOne: { code: 'INTERNAL_ERROR', details: [{ code: 'INTERNAL_ERROR' }] },
      },
    ],
  ])('%j leaves the session: the naive believe otherwise, signOff says so', async (faults, error) => {
    const visitor = await visit()
    pingOne().faults = faults
    expect([await naively(visitor), lives()]).toEqual(['signed off', 1])
    await expect(properly(visitor)).rejects.toMatchObject(error)
    pingOne().faults = {}
    expect(await visitor.session()).toBe('signed on')
    expect(await properly(visitor)).toMatchObject({ confirmed: true })
    expect(lives()).toBe(0)
  })

  it('refuseExpiredHints strands the naive, and signOff says what to leave out', async () => {
    const visitor = await visit()
    const [header, payload = '', signature] = visitor.idToken.split('.')
    expect([header, signature].every(Boolean)).toBe(true)
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString())
    pingOne().faults = { refuseExpiredHints: true }
    await withClockAt((exp + 1) * 1000, async () => {
      expect([await naively(visitor), lives()]).toEqual(['signed off', 1])
      const refused = await properly(visitor).catch((error) => error)
      expect(refused).toMatchObject({
        code: 'REJECTED',
        pingOne: { details: [REFUSALS.expiredHint] },
      })
      const { sessionToken } = visitor
      const again = {
        ...requestOf(visitor),
        idToken: null,
        mode: 'fetch',
        sessionToken,
        fetch: realFetch,
      } as const
      expect(await signOff(again)).toMatchObject({ confirmed: true })
      expect(lives()).toBe(0)
    })
  })

  it('staySignedOn fools an answer that is taken for proof: the session and its cookie stay', async () => {
    const visitor = await visit()
    pingOne().faults.staySignedOn = true
    // What the answer shows cannot tell: sessions(), or the question prompt=none, can.
    expect(await properly(visitor)).toMatchObject({ confirmed: true })
    const answer = await visitor.agent.send(buildSignOffUrl(requestOf(visitor)))
    expect([answer.status, answer.location, answer.headers['set-cookie']]).toEqual([302, RETURN, undefined])
    expect([lives(), await visitor.session()]).toEqual([1, 'signed on'])
  })

  it.each(['signoff', 'xpSignoff', 'idpSignoff'] as const)('staySignedOn is of %s too', async (endpoint) => {
    const visitor = await visit()
    for (const application of pingOne().environments[0].applications) application.idpSignoff = true
    pingOne().faults.staySignedOn = true
    await visitor.agent.send(buildSignOffUrl({ ...requestOf(visitor), endpoint }))
    expect(lives()).toBe(1)
    pingOne().faults.staySignedOn = false
    await visitor.agent.send(buildSignOffUrl({ ...requestOf(visitor), endpoint }))
    expect(lives()).toBe(0)
  })

  it('loseState brings the user back without the state', async () => {
    const { agent, idToken } = await visit()
    pingOne().faults.loseState = true
    const { authPath } = pingOne().environments[0]
    const request = { authPath, envID: ENV_ID, idToken, postLogoutRedirectUri: RETURN, state: 'kept' }
    expect((await agent.send(buildSignOffUrl(request))).location).toBe(RETURN)
    expect(lives()).toBe(0)
  })

  it('noCors lets no page read an answer, wherever it is from', async () => {
    const { issuer } = pingOne().environments[0]
    const ask = async (path: string) => {
      const headers = { Origin: 'https://shop.example.net' }
      const answer = await realFetch(`${issuer}${path}`, { headers, redirect: 'manual' })
      return answer.headers.get('access-control-allow-origin')
    }
    const paths = ['/signoff', '/jwks', '/.well-known/openid-configuration']
    expect(await Promise.all(paths.map(ask))).not.toContain(null)
    pingOne().faults = { noCors: true }
    expect(await Promise.all(paths.map(ask))).toEqual([null, null, null])
  })

  it('is refused where it is none, and then nothing changes', () => {
    pingOne().faults = { slow: 1 }
    expect(() => {
      pingOne().faults = { slow: -1 }
    }).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG', message: 'slow must be from 0 to 600000' }))
    expect(pingOne().faults).toEqual({ slow: 1 })
  })
})

async function withClockAt(now: number, act: () => Promise<void>): Promise<void> {
  const { vi } = await import('vitest')
  vi.useFakeTimers({ toFake: ['Date'], now })
  await act().finally(() => vi.useRealTimers())
}
