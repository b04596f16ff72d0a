import { describe, expect, it } from 'vitest'
import { formatRows, wrap } from '../../../src/command-line/rows.ts'

describe('wrap', () => {
  it.each<[string, number, string[]]>([
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 6, ['one', 'two', 'three']],
    ['one two three', 80, ['one two three']],
    ['see https://app.example.com/bye now', 10, ['see', 'https://app.example.com/bye', 'now']],
    ['', 10, ['']],
  ])('sets %j in %i columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines)
  })
})

describe('formatRows', () => {
  it('sets texts beside their labels', () => {
    const rows = [
      ['issuer', 'one two three'],
      ['user session', 'named'],
    ] as const
    expect(formatRows(rows, 22)).toEqual([
      'issuer        one two',
      '              three',
      'user session  named',
    ])
  })

  it('in the column asked for', () => {
    expect(formatRows([['fix', 'one']], 22, 5)).toEqual(['fix  one'])
  })
})
