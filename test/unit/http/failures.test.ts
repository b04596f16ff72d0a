import { describe, expect, it } from 'vitest'
import { rejected, timedOut, unanswered } from '../../../src/http/failures.ts'
import type { SignOffError } from '../../../src/problems/sign-off-error.ts'

/** All that an error tells. */
function told(error: SignOffError) {
  return { ...error, message: error.message }
}

describe('unanswered', () => {
  it('says that the outcome is unknown, and where to look', () => {
    expect(told(unanswered())).toEqual({
      name: 'SignOffError',
      code: 'REQUEST_FAILED',
      problems: [],
      message:
        'PingOne did not answer, or not to this origin; what PingOne received is unknown. Check the network and the allowed origins (CORS) of the application in the PingOne console, then try again.',
    })
  })
})

describe('rejected', () => {
  it.each([
    [undefined, {}],
    [{ code: 'INVALID_REQUEST' }, { pingOne: { code: 'INVALID_REQUEST' } }],
  ])('names the status, and tells what PingOne said: %j', (pingOne, details) => {
    expect(told(rejected(400, pingOne))).toEqual({
      name: 'SignOffError',
      code: 'REJECTED',
      problems: [],
      status: 400,
      ...details,
      message:
        'PingOne rejected the request with status 400. Check authPath, and the application in the PingOne console.',
    })
  })
})

describe('timedOut', () => {
  it('names what took too long, and the limit', () => {
    expect(told(timedOut('revoke', 2000))).toEqual({
      name: 'SignOffError',
      code: 'TIMEOUT',
      problems: [],
      message:
        'revoke did not end within 2000 ms; what PingOne received is unknown. Raise timeout, then try again.',
    })
  })
})
