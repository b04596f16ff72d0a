import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanUp } from '../../../src/sign-off/clean-up.ts'
import { checkedOf } from '../fixtures.ts'

const REVOKE = { accessToken: 'access', refreshToken: 'refresh' }
const FULFILLED = { status: 'fulfilled', value: undefined }
const never = () => new Promise<never>(() => {})
const answer = (status: number) => async () => new Response(null, { status })

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** How long clean-up takes, and the code and message of each step that failed. */
async function timeOf(changes: Record<string, unknown>) {
  const start = Date.now()
  const steps = cleanUp(checkedOf(changes))
  await vi.runAllTimersAsync()
  const results = Object.entries(await steps)
  const codes = results.map(([step, result]) => [step, result.status === 'rejected' && result.reason.code])
  return [Date.now() - start, Object.fromEntries(codes)]
}

describe('cleanUp', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['nothing', {}, {}],
    ['no tokens', { revoke: {} }, {}],
    ['a clearSession', { clearSession: () => {} }, { clearSession: FULFILLED }],
    ['one that gives something back', { clearSession: async () => 'cleared' }, { clearSession: FULFILLED }],
    ['tokens', { revoke: REVOKE, fetch: answer(200) }, { revoke: FULFILLED }],
    [
      'both',
      { revoke: REVOKE, fetch: answer(200), clearSession: () => {} },
      { revoke: FULFILLED, clearSession: FULFILLED },
    ],
  ])('reports on %s', async (_, changes, steps) => {
    expect(await cleanUp(checkedOf(changes))).toEqual(steps)
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('not cleared')
      },
    ],
    ['rejects', () => Promise.reject(new Error('not cleared'))],
  ])('reports a clearSession that %s, and revokes all the same', async (_, clearSession) => {
    const options = checkedOf({ clearSession, revoke: REVOKE, fetch: answer(200) })
    expect(await cleanUp(options)).toEqual({
      revoke: FULFILLED,
      clearSession: { status: 'rejected', reason: new Error('not cleared') },
    })
  })

  it('reports a failing revocation, and clears all the same', async () => {
    const clearSession = vi.fn()
    const { revoke } = await cleanUp(checkedOf({ clearSession, revoke: REVOKE, fetch: answer(400) }))
    const { code, status } = revoke?.status === 'rejected' ? revoke.reason : {}
    expect([code, status, clearSession.mock.calls]).toEqual(['REJECTED', 400, [[]]])
  })

  it('runs both side by side, each at most 2,000 ms', async () => {
    expect(await timeOf({ clearSession: never, revoke: REVOKE, fetch: never })).toEqual([
      2000,
      { revoke: 'TIMEOUT', clearSession: 'TIMEOUT' },
    ])
  })

  it.each([
    [300, 300],
    [60_000, 2000],
  ])('with a timeout of %i waits %i ms', async (timeout, milliseconds) => {
    expect(await timeOf({ clearSession: never, timeout })).toEqual([
      milliseconds,
      { clearSession: 'TIMEOUT' },
    ])
  })

  it('aborts the revocation when its time is over', async () => {
    const signals: (AbortSignal | null | undefined)[] = []
    const fetch = (_: unknown, { signal }: RequestInit) => {
      signals.push(signal)
      return never()
    }
    await timeOf({ revoke: { accessToken: 'access' }, fetch })
    expect(signals.map((signal) => signal?.aborted)).toEqual([true])
  })

  it('stops waiting when the signal aborts', async () => {
    const controller = new AbortController()
    const steps = cleanUp(checkedOf({ clearSession: never, signal: controller.signal }))
    controller.abort('reason')
    expect(await steps).toEqual({ clearSession: { status: 'rejected', reason: 'reason' } })
  })

  it('leaves no timer', async () => {
    await cleanUp(checkedOf({ clearSession: () => {}, revoke: REVOKE, fetch: answer(200) }))
    expect(vi.getTimerCount()).toBe(0)
  })
})
