import { describe, expect, it } from 'vitest'
import { createPaint, widthOf } from '../../../src/command-line/terminal.ts'

const write = () => {}

describe('createPaint', () => {
  it.each<[string, boolean | undefined, Record<string, string>, string]>([
    ['a terminal', true, {}, '\x1b[31mtext\x1b[39m'],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, '\x1b[31mtext\x1b[39m'],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, 'text'],
    ['a terminal that knows no colours', true, { TERM: 'dumb' }, 'text'],
    ['a pipe', undefined, {}, 'text'],
    ['a pipe under FORCE_COLOR', false, { FORCE_COLOR: '1' }, 'text'],
  ])('knows %s', (_, isTTY, env, painted) => {
    expect(createPaint({ write, isTTY }, env)('red', 'text')).toBe(painted)
  })
})

describe('widthOf', () => {
  it.each([
    [undefined, 80],
    [200, 80],
    [60, 60],
    [10, 40],
  ])('of %s columns uses %i', (columns, width) => {
    expect(widthOf({ write, columns })).toBe(width)
  })
})
