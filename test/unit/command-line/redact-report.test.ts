import { describe, expect, it } from 'vitest'
import { redactReport } from '../../../src/command-line/redact-report.ts'
import { makeIdToken } from '../fixtures.ts'

const secrets = { idToken: makeIdToken(), sessionToken: 'postLogoutRedirectUri' }

describe('redactReport', () => {
  it('takes secrets out of every text, however deep', () => {
    const report = { rows: [['token', `<${secrets.idToken}>`]], closing: 'postLogoutRedirectUri' }
    expect(redactReport(report, secrets)).toEqual({
      rows: [['token', '<[redacted]>']],
      closing: '[redacted]',
    })
  })

  it('leaves the names alone that problems have of us, and what is no secret', () => {
    const report = {
      problems: [{ code: 'INVALID_STATE', level: 'error', option: 'postLogoutRedirectUri', count: 1 }],
    }
    expect(redactReport(report, secrets)).toEqual(report)
  })
})
