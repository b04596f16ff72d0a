import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { SignOffError, throwErrors } from '../../../src/problems/sign-off-error.ts'
import { refusalOf } from '../fixtures.ts'

const PROBLEMS: SignOffProblem[] = [
  { code: 'INVALID_STATE', level: 'error', option: 'state', message: 'state is odd.', fix: 'Change it.' },
  { code: 'TOO_LONG', level: 'error', option: 'state', message: 'state is long.', fix: 'Shorten it.' },
]

describe('SignOffError', () => {
  it('is an error with a code and no problems', () => {
    const error = new SignOffError('TIMEOUT', 'It took too long.')
    expect([error instanceof Error, String(error), { ...error }]).toEqual([
      true,
      'SignOffError: It took too long.',
      { name: 'SignOffError', code: 'TIMEOUT', problems: [] },
    ])
  })

  it('holds the details that it is given', () => {
    const cause = new Error('cause')
    const pingOne = { code: 'INVALID_POST_LOGOUT_REDIRECT_URI' }
    const details = { problems: PROBLEMS, option: 'state', status: 400, pingOne, cause }
    const error = new SignOffError('REJECTED', 'No.', details)
    expect({ ...error, cause: error.cause }).toEqual({ name: 'SignOffError', code: 'REJECTED', ...details })
  })

  it('has no cause where it is given none', () => {
    expect('cause' in new SignOffError('REJECTED', 'No.', { status: 400 })).toBe(false)
  })
})

describe('throwErrors', () => {
  it('takes code, option and message of the first problem', () => {
    const expected = { name: 'SignOffError', code: 'INVALID_STATE', option: 'state', problems: PROBLEMS }
    const error = refusalOf(() => throwErrors(PROBLEMS))
    expect([error.message, { ...error }]).toEqual(['state is odd. Change it.', expected])
  })

  it('throws nothing where nothing is wrong', () => {
    expect(throwErrors([])).toBeUndefined()
  })
})
