import { describe, expect, it } from 'vitest'
import { describeOnline } from '../../../src/command-line/online-problems.ts'

describe('describeOnline', () => {
  it('fills in the details of the case', () => {
    expect(describeOnline('DISCOVERY_MISMATCH', '% of theirs', 'ours')).toEqual({
      code: 'DISCOVERY_MISMATCH',
      level: 'error',
      option: 'authPath',
      message: "authPath leads to a discovery document of another issuer, '% of theirs', not 'ours'.",
      fix: 'Set authPath and envID to what that issuer begins with.',
    })
  })
})
