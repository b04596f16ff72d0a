import { describe, expect, it } from 'vitest'
import { CODES, explainCode } from '../../../src/command-line/code-explanations.ts'
import { ONLINE_TEXTS } from '../../../src/command-line/online-problems.ts'
import { ERRORS, SURROUNDINGS_ERRORS } from '../../../src/problems/texts.ts'
import { WARNINGS } from '../../../src/problems/warning-texts.ts'

const ON_THE_WAY = ['REJECTED', 'REQUEST_FAILED', 'TIMEOUT', 'UNSUPPORTED_RUNTIME', 'NAVIGATION_BLOCKED']

describe('CODES', () => {
  it('are those of every table, and those that only arise on the way', () => {
    const tables = [ERRORS, SURROUNDINGS_ERRORS, WARNINGS, ONLINE_TEXTS].flatMap((table) =>
      Object.keys(table),
    )
    expect([...CODES].sort()).toEqual([...tables, ...ON_THE_WAY].sort())
  })
})

describe('explainCode', () => {
  it.each(CODES.map((code) => [code]))(
    'explains %s in whole sentences, without a gap for what it does not know',
    (code) => {
      const explanation = explainCode(code)
      expect([explanation?.code, /^([a-zA-Z]+|null)$/.test(String(explanation?.option))]).toEqual([
        code,
        true,
      ])
      const { message = '', fix = '' } = explanation ?? {}
      expect([message, fix].join('')).not.toMatch(/%|undefined/)
      for (const text of [message, fix]) expect(text).toMatch(/[.…]$/)
    },
  )

  it.each(['', 'NONSENSE', 'constructor', 'rejected'])('knows nothing of %j', (code) => {
    expect(explainCode(code)).toBeUndefined()
  })
})
