// @vitest-environment happy-dom
import { inspect } from 'node:util'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { addPendingState, loadPendingStates } from '../../src/browser/pending-states.ts'
import { completeProbe } from '../../src/probe/complete-probe.ts'
import { probeSession } from '../../src/probe/probe-session.ts'
import { SignOffError } from '../../src/problems/sign-off-error.ts'
import { PROBE_NAME, SIGN_OFF_NAME } from '../../src/request/names.ts'
import { isPlainText } from '../../src/request/percent-encoding.ts'
import { buildProbeUrl } from '../../src/request/session-probe.ts'
import { makeIdToken } from '../unit/fixtures.ts'
import { assertForAnything, createHostiles, make, plan, untypedThrow } from './hostile-values.ts'

const STATE = 'öther +&=%'

beforeEach(() => {
  sessionStorage.clear()
  vi.restoreAllMocks()
})

/** Judges a url with one probe and one sign-off pending. */
function judge(url: unknown) {
  sessionStorage.clear()
  addPendingState(PROBE_NAME, STATE, 'issuer', undefined)
  addPendingState(SIGN_OFF_NAME, 'signed-off', 'issuer', undefined)
  return completeProbe({ url: url as string, cleanUrl: false })
}

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }))

describe('buildProbeUrl', () => {
  it('throws nothing but SignOffError, whatever it is given', async () => {
    await assertForAnything((given: object) => {
      expect(untypedThrow(() => buildProbeUrl(given as never))).toBeUndefined()
    })
  })

  it('sends back what it was given, each parameter once', () => {
    const printable = fc.string({ unit: 'grapheme', minLength: 1 }).filter(isPlainText)
    fc.assert(
      fc.property(printable, printable, (state, clientId) => {
        const probe = {
          authPath: 'https://login.example.com',
          clientId,
          redirectUri: 'https://app.example.com/bye',
          state,
        }
        const { searchParams } = new URL(buildProbeUrl(probe))
        const names = [...searchParams.keys()]
        expect([searchParams.get('state'), searchParams.get('client_id'), names.length]).toEqual([
          state,
          clientId,
          new Set(names).size,
        ])
      }),
    )
  })
})

describe('probeSession', () => {
  it('rejects with nothing but SignOffError, whatever it is given, and tells no token', async () => {
    vi.spyOn(location, 'replace').mockImplementation(() => {})
    const idToken = makeIdToken({ iss: 'https://login.example.com/as' })
    const judgeOptions = async (options: unknown) => {
      const error = await probeSession(options as never).catch((error) => error)
      expect(error).toBeInstanceOf(SignOffError)
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain(idToken.slice(0, 30))
    }
    for (const hostile of Object.keys(createHostiles())) {
      await judgeOptions(make({ hostile }))
      await judgeOptions({ idToken, redirectUri: make({ hostile }) })
    }
    await fc.assert(fc.asyncProperty(plan, (plan) => judgeOptions(make(plan))))
  })
})

describe('completeProbe', () => {
  it('claims nothing of a text that holds no pending state, and leaves what a sign-off awaits', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { status } = judge(`/bye?error=login_required&${text.replaceAll('state', '')}`)
        expect(['missing', 'unknown']).toContain(status)
        expect(loadPendingStates(SIGN_OFF_NAME).length).toBe(1)
      }),
    )
  })

  it('never throws, whatever is the url or stands for the options', () => {
    const judgeAll = (value: unknown) => {
      const statuses = [judge(value).status, completeProbe(value as never).status]
      expect(statuses.filter((status) => !['none', 'missing', 'unknown'].includes(status))).toEqual([])
    }
    for (const hostile of Object.keys(createHostiles())) judgeAll(make({ hostile }))
    fc.assert(fc.property(plan, (plan) => judgeAll(make(plan))))
  })

  it('says ended of login_required alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (error) => {
        const { status } = judge(`/bye?${new URLSearchParams({ error, state: STATE })}`)
        expect(status === 'ended').toBe(error.toLowerCase() === 'login_required')
      }),
    )
  })
})
