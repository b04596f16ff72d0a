import { describe, expect, it } from 'vitest'
import { checkOptions } from '../../../src/options/check-options.ts'
import type { RequestErrorCode, SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport, type Detail, describeProblem, sortProblems } from '../../../src/problems/problem.ts'
import { ERRORS, SURROUNDINGS_ERRORS } from '../../../src/problems/texts.ts'
import { WARNINGS } from '../../../src/problems/warning-texts.ts'
import { found } from '../fixtures.ts'

describe('ERRORS', () => {
  it('stand in the order of the contract', () => {
    expect([...Object.keys(ERRORS), ...Object.keys(SURROUNDINGS_ERRORS)]).toEqual([
      'INVALID_AUTH_PATH',
      'UNKNOWN_REGION',
      'INVALID_ENV_ID',
      'INVALID_ID_TOKEN',
      'NOT_AN_ID_TOKEN',
      'REGION_MISMATCH',
      'ENVIRONMENT_MISMATCH',
      'ISSUER_MISMATCH',
      'AUDIENCE_MISMATCH',
      'ID_TOKEN_REQUIRED',
      'INVALID_REDIRECT_URI',
      'INSECURE_REDIRECT_URI',
      'UNREGISTERED_REDIRECT_URI',
      'INVALID_STATE',
      'TOO_LONG',
      'RESERVED_PARAMETER',
      'INVALID_OPTION',
      'INVALID_SESSION_TOKEN',
      'SESSION_TOKEN_REQUIRED',
      'FRAMED_REDIRECT',
    ])
  })
})

describe('WARNINGS', () => {
  it('are those of the contract', () => {
    expect(Object.keys(WARNINGS)).toEqual([
      'REDIRECT_WITHOUT_ID_TOKEN',
      'NO_REDIRECT_URI',
      'STATE_WITHOUT_REDIRECT_URI',
      'STATE_NOT_ASCII',
      'UNVERIFIABLE_RETURN',
      'NO_SIGN_OFF_ELSEWHERE',
      'LONG_URL',
      'LONG_REDIRECT',
      'FETCH_NEEDS_COOKIES',
    ])
  })
})

describe('describeProblem', () => {
  it.each<[RequestErrorCode, Detail[], SignOffProblem]>([
    [
      'INVALID_AUTH_PATH',
      ['missing', 'https://auth.pingone.eu'],
      {
        code: 'INVALID_AUTH_PATH',
        level: 'error',
        option: 'authPath',
        message: 'authPath is missing.',
        fix: "Set it to an https origin like 'https://auth.pingone.eu'.",
      },
    ],
    [
      'INVALID_ENV_ID',
      ['not a UUID'],
      {
        code: 'INVALID_ENV_ID',
        level: 'error',
        option: 'envID',
        message: 'envID is not a UUID.',
        fix: 'Copy it from Environment Properties in the PingOne console.',
      },
    ],
    [
      'TOO_LONG',
      ['postLogoutRedirectUri', 8192],
      {
        code: 'TOO_LONG',
        level: 'error',
        option: 'postLogoutRedirectUri',
        message: 'postLogoutRedirectUri is too long: URI and state have 8192, PingOne takes 8191.',
        fix: 'Shorten it, or use appState.',
      },
    ],
    [
      'INVALID_OPTION',
      ['allowInsecureRedirect', 'is not a boolean'],
      {
        code: 'INVALID_OPTION',
        level: 'error',
        option: 'allowInsecureRedirect',
        message: 'allowInsecureRedirect is not a boolean.',
        fix: 'Pass that, or leave it out.',
      },
    ],
  ])('fills in %s with %j', (code, details, problem) => {
    expect(describeProblem(ERRORS, code, 'error', details)).toEqual(problem)
  })

  it('takes a detail as it is, whatever a replacement would read into it', () => {
    const { message, fix } = describeProblem(ERRORS, 'UNREGISTERED_REDIRECT_URI', 'error', ["$& $' % Add"])
    expect({ message, fix }).toEqual({
      message: 'postLogoutRedirectUri is not one of postLogoutRedirectUris.',
      fix: "$& $' % Add it there and to Signoff URLs in the PingOne console.",
    })
  })
})

describe('createReport', () => {
  it('notes errors as they come', () => {
    const problems: SignOffProblem[] = []
    const report = createReport(problems)
    report('INVALID_STATE')
    report('RESERVED_PARAMETER', 'state')
    report('RESERVED_PARAMETER', 'client_id')
    expect(problems.map(({ level, message }) => [level, message])).toEqual([
      ['error', 'state has a control character or lone surrogate.'],
      ['error', 'extraParameters has state, a reserved name.'],
      ['error', 'extraParameters has client_id, a reserved name.'],
    ])
  })
})

describe('noteProblem', () => {
  it('says no more of an option that was read as of another type', () => {
    const problems: SignOffProblem[] = []
    const report = createReport(problems)
    report('INVALID_OPTION', 'idToken', 'is not a string')
    report('INVALID_OPTION', 'idToken', 'is short')
    report('ID_TOKEN_REQUIRED')
    report('INVALID_STATE')
    expect(problems.map(({ message }) => message)).toEqual([
      'idToken is not a string.',
      'state has a control character or lone surrogate.',
    ])
  })
})

describe('sortProblems', () => {
  it('sorts by code, and leaves those of one code as they came', () => {
    const problems: SignOffProblem[] = []
    const report = createReport(problems)
    report('INVALID_OPTION', 'state', 'is not a string')
    report('INVALID_ENV_ID', 'missing')
    report('INVALID_OPTION', 'clientId', 'is not a string')
    report('INVALID_AUTH_PATH', 'missing', 'https://auth.pingone.eu')
    expect(found(sortProblems(problems))).toEqual([
      ['INVALID_AUTH_PATH', 'authPath'],
      ['INVALID_ENV_ID', 'envID'],
      ['INVALID_OPTION', 'state'],
      ['INVALID_OPTION', 'clientId'],
    ])
  })

  it('puts those of the session token last', () => {
    const options = { mode: 'fetch', authPath: 'auth.pingone.eu', state: 1, timeout: 0, sessionToken: '' }
    expect(found(checkOptions(options, { kind: 'server' }, undefined).problems)).toEqual([
      ['INVALID_AUTH_PATH', 'authPath'],
      ['INVALID_OPTION', 'state'],
      ['INVALID_OPTION', 'timeout'],
      ['SESSION_TOKEN_REQUIRED', 'sessionToken'],
    ])
  })
})
