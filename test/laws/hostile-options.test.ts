import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../src/problems/codes.ts'
import type { SignOffError } from '../../src/problems/sign-off-error.ts'
import { buildSignOffForm, buildSignOffUrl } from '../../src/request/build-sign-off.ts'
import { pingOneEndpoints } from '../../src/request/pingone-endpoints.ts'
import { checkSignOff } from '../../src/sign-off/check-sign-off.ts'
import { requestOf } from '../unit/fixtures.ts'
import { assertForAnything, makeRequest, plansOf, REQUEST_OPTIONS, untypedThrow } from './hostile-values.ts'
import { withPollution } from './pollution.ts'

function thrownProblems(work: () => unknown): readonly SignOffProblem[] {
  try {
    work()
    return []
  } catch (error) {
    return (error as SignOffError).problems
  }
}

describe('checkSignOff', () => {
  it('never throws, whatever it is given', async () => {
    await assertForAnything((given) => {
      expect(Array.isArray(checkSignOff(given))).toBe(true)
    })
  })

  it('finds the errors that buildSignOffUrl throws', () => {
    fc.assert(
      fc.property(plansOf(REQUEST_OPTIONS), (plans) => {
        const given = makeRequest(plans) as never
        const errors = checkSignOff(given).filter(({ level }) => level === 'error')
        expect(thrownProblems(() => buildSignOffUrl(given))).toEqual(errors)
      }),
    )
  })
})

describe.each([
  ['buildSignOffUrl', buildSignOffUrl],
  ['buildSignOffForm', buildSignOffForm],
  ['pingOneEndpoints', pingOneEndpoints],
])('%s', (_, work) => {
  it('throws nothing but SignOffError, whatever it is given', async () => {
    await assertForAnything((given) => {
      expect(untypedThrow(() => work(given))).toBeUndefined()
    })
  })

  it('is the same under a polluted Object.prototype', async () => {
    const outcome = () => {
      try {
        return work(requestOf())
      } catch (error) {
        return { ...(error as object) }
      }
    }
    const clean = outcome()
    expect(await withPollution(outcome)).toEqual(clean)
  })
})
