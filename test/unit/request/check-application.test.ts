import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import { checkApplication } from '../../../src/request/check-application.ts'
import { AUTH_PATH, ENV_ID } from '../fixtures.ts'

function checkIn(registered: readonly string[], uri: string): SignOffProblem[] {
  const problems: SignOffProblem[] = []
  const application = {
    authPath: AUTH_PATH,
    envID: ENV_ID,
    postLogoutRedirectUri: uri,
    postLogoutRedirectUris: registered,
  }
  checkApplication(application, createReport(problems))
  return problems
}

function unregistered(fix: string): SignOffProblem {
  return {
    code: 'UNREGISTERED_REDIRECT_URI',
    level: 'error',
    option: 'postLogoutRedirectUri',
    message: 'postLogoutRedirectUri is not one of postLogoutRedirectUris.',
    fix,
  }
}

describe('checkApplication', () => {
  it('takes a redirect URI exactly as it is registered', () => {
    const registered = ['https://app.example.com/other', 'https://app.example.com/bye']
    expect(checkIn(registered, 'https://app.example.com/bye')).toEqual([])
  })

  it('names the near miss, and in what it differs', () => {
    expect(checkIn(['https://app.example.com/bye'], 'https://app.example.com/bye/')).toEqual([
      unregistered(
        "Pass 'https://app.example.com/bye' exactly (other slash), or add it there and to Signoff URLs in the PingOne console.",
      ),
    ])
  })

  it.each([
    ['none is registered', []],
    ['only others are', ['https://app.example.com/hello']],
  ])('says what to add where %s', (_, registered) => {
    expect(checkIn(registered, 'https://app.example.com/bye')).toEqual([
      unregistered('Add it there and to Signoff URLs in the PingOne console.'),
    ])
  })
})
