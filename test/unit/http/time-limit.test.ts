import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withTimeLimit } from '../../../src/http/time-limit.ts'

const expired = () => new Error('expired')
const never = () => new Promise<never>(() => {})

describe('withTimeLimit', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('gives back what the work gives, and leaves no timer', async () => {
    expect(await withTimeLimit(100, expired, undefined, async () => 'done')).toBe('done')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('rejects as the work rejects, and leaves no timer', async () => {
    const failure = new Error('failure')
    const work = withTimeLimit(100, expired, undefined, () => Promise.reject(failure))
    await expect(work).rejects.toBe(failure)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('rejects when the time is over, not before, and aborts the work', async () => {
    const signals: AbortSignal[] = []
    const settled = vi.fn()
    const work = withTimeLimit(100, expired, undefined, (signal) => {
      signals.push(signal)
      return never()
    })
    work.catch(settled)
    await vi.advanceTimersByTimeAsync(99)
    expect([signals[0]?.aborted, settled.mock.calls]).toEqual([false, []])
    await vi.advanceTimersByTimeAsync(1)
    expect([signals[0]?.aborted, settled.mock.calls]).toEqual([true, [[new Error('expired')]]])
  })

  it("rejects with the signal's reason when the signal aborts", async () => {
    const controller = new AbortController()
    const work = withTimeLimit(100, expired, controller.signal, never)
    controller.abort('reason')
    await expect(work).rejects.toBe('reason')
  })

  it('listens to the signal no longer than it works', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await withTimeLimit(100, expired, signal, async () => {})
    expect(removed.mock.calls).toEqual(added.mock.calls)
  })
})
