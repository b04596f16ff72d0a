import { describe, expect, it } from 'vitest'
import { countProblems, formatReport } from '../../../src/command-line/format-report.ts'
import type { Problem } from '../../../src/command-line/online-problems.ts'

const write = () => {}
const problemOf = (changes: Partial<Problem>): Problem => ({
  code: 'INVALID_STATE',
  level: 'error',
  option: 'state',
  message: 'state is so wrong that it takes more words.',
  fix: 'Change it.',
  ...changes,
})

describe('formatReport', () => {
  const report = {
    problems: [problemOf({}), problemOf({ level: 'warning', code: 'STATE_NOT_ASCII' })],
    sections: [{ heading: 'The token says', rows: [['issuer', 'x'] as const] }],
    closing: '1 error, 1 warning.',
  }

  it('sets all of it in columns', () => {
    expect(formatReport(report, { write, columns: 40 }, {})).toBe(`error    INVALID_STATE (state)
         state is so wrong that it takes
         more words.
fix      Change it.

warning  STATE_NOT_ASCII (state)
         state is so wrong that it takes
         more words.
fix      Change it.

The token says
  issuer  x

1 error, 1 warning.
`)
  })

  it('sets headings off on a terminal', () => {
    const lines = formatReport(report, { write, isTTY: true }, {}).split('\n')
    expect(lines.filter((line) => line.includes('\x1b'))).toEqual([
      '\x1b[31merror    INVALID_STATE (state)\x1b[39m',
      '\x1b[33mwarning  STATE_NOT_ASCII (state)\x1b[39m',
      '\x1b[1mThe token says\x1b[22m',
    ])
  })

  it('lets nothing steer the terminal', () => {
    const bad = '\x1b[2J\n'
    const text = formatReport(
      {
        problems: [problemOf({ message: bad, fix: bad })],
        sections: [{ heading: 'h', rows: [['issuer', bad]] }],
        closing: 'c',
      },
      { write },
      {},
    )
    const spelt = '\\u001b[2J\\u000a'
    expect(text).toBe(
      `error    INVALID_STATE (state)\n         ${spelt}\nfix      ${spelt}\n\nh\n  issuer  ${spelt}\n\nc\n`,
    )
  })
})

describe('countProblems', () => {
  it.each<[string, Problem['level'][]]>([
    ['', []],
    ['1 error', ['error']],
    ['2 errors', ['error', 'error']],
    ['1 error, 2 warnings', ['error', 'warning', 'warning']],
    ['1 warning', ['warning']],
  ])('says %j', (words, levels) => {
    expect(countProblems(levels.map((level) => problemOf({ level })))).toBe(words)
  })
})
