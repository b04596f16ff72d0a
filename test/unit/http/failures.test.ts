import { describe, expect, it } from 'vitest'
import { rejected, timedOut, unanswered } from '../../../src/http/failures.ts'
import type { SignOffError } from '../../../src/problems/sign-off-error.ts'

/** All that an error tells. */
function told(error: SignOffError) {
  return { ...error, message: error.message }
}

describe('unanswered', () => {
  it.each<[string, Parameters<typeof unanswered>, string]>([
    [
      'of a page: CORS and the CSP',
      [true],
      'PingOne did not answer. What it received is unknown. Check the network, CORS in the PingOne console, and connect-src of the CSP. Try again.',
    ],
    [
      "elsewhere: the platform's code",
      [false, 'ECONNREFUSED'],
      'PingOne did not answer (ECONNREFUSED). What it received is unknown. Check the network and authPath. Try again.',
    ],
    [
      'elsewhere, without a code',
      [],
      'PingOne did not answer. What it received is unknown. Check the network and authPath. Try again.',
    ],
  ])('says that the outcome is unknown, and where to look, %s', (_, parameters, message) => {
    expect(told(unanswered(...parameters))).toEqual({
      name: 'SignOffError',
      code: 'REQUEST_FAILED',
      problems: [],
      message,
    })
  })
})

describe('rejected', () => {
  it.each([
    [undefined, undefined, {}, 'authPath'],
    [{ code: 'INVALID_REQUEST' }, undefined, { pingOne: { code: 'INVALID_REQUEST' } }, 'authPath'],
    [undefined, 'idToken', { option: 'idToken' }, 'idToken'],
  ])('names the status, and tells what PingOne said: %j, of %s', (pingOne, option, details, looked) => {
    expect(told(rejected(400, pingOne, option))).toEqual({
      name: 'SignOffError',
      code: 'REJECTED',
      problems: [],
      status: 400,
      ...details,
      message: `PingOne answered with status 400. Check ${looked}, and the application in the PingOne console.`,
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
        'revoke did not end within 2000 ms. What PingOne received is unknown. Raise timeout. Try again.',
    })
  })
})
