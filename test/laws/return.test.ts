// @vitest-environment happy-dom
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { addPendingState, loadPendingStates } from '../../src/browser/pending-states.ts'
import { SIGN_OFF_NAME } from '../../src/request/names.ts'
import { completeSignOff } from '../../src/sign-off/complete-sign-off.ts'
import { createHostiles, make, plan } from './hostile-values.ts'

const PENDING = ['one', 'öther +&=%', 'last']

beforeEach(() => {
  sessionStorage.clear()
})

/** Judges a url with these states pending. */
function judge(url: unknown, pending: readonly string[] = PENDING) {
  sessionStorage.clear()
  for (const state of pending) addPendingState(SIGN_OFF_NAME, state, 'issuer', undefined)
  return completeSignOff({ url: url as string, cleanUrl: false })
}

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }))

describe('completeSignOff', () => {
  it('verifies no text that holds no pending state, and uses none up but where there is no state', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { status } = judge(`/bye?${text.replaceAll('state', '')}`)
        expect(['missing', 'unknown']).toContain(status)
        expect(loadPendingStates(SIGN_OFF_NAME).length).toBe(status === 'missing' ? 0 : PENDING.length)
      }),
    )
  })

  it('never throws, whatever text is the url', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(['none', 'missing', 'unknown']).toContain(judge(text).status)
      }),
    )
  })

  it('never throws, whatever is the url or stands for the options', () => {
    const judgeAll = (value: unknown) => {
      const statuses = [judge(value).status, completeSignOff(value as never).status]
      expect(statuses.filter((status) => status === 'verified')).toEqual([])
    }
    for (const hostile of Object.keys(createHostiles())) judgeAll(make({ hostile }))
    fc.assert(fc.property(plan, (plan) => judgeAll(make(plan))))
  })

  it('verifies a state exactly where it is pending', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme' })),
        (state, others) => {
          const url = `/bye?${new URLSearchParams({ state })}`
          const isPending = others.includes(state)
          expect(judge(url, others).status).toBe(isPending ? 'verified' : 'unknown')
          expect(judge(url, [...others.filter((other) => other !== state), state])).toEqual({
            status: 'verified',
            state,
            appState: undefined,
          })
          expect(completeSignOff({ url, cleanUrl: false }).status).toBe('unknown')
        },
      ),
    )
  })

  it('verifies no state that comes twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PENDING), fc.string({ unit: 'grapheme' }), (state, other) => {
        const query = new URLSearchParams([
          ['state', state],
          ['state', other],
        ])
        expect(judge(`/bye?${query}`)).toEqual({ status: 'unknown' })
      }),
    )
  })
})
