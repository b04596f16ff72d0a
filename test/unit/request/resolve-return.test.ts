import { describe, expect, it } from 'vitest'
import { resolveReturn } from '../../../src/request/resolve-return.ts'

const MINE = { state: 'mine' }

describe('resolveReturn', () => {
  it.each<[string, string, { state: string }[], object]>([
    ['an ordinary visit', '/', [], { status: 'none' }],
    ['no state where one is awaited', '/?a=b', [MINE], { status: 'missing' }],
    ['the state that is awaited', '/?state=mine', [MINE], { status: 'verified', pending: MINE }],
    ['one of several', '/?state=mine', [{ state: 'other' }, MINE], { status: 'verified', pending: MINE }],
    ["somebody else's", '/?state=theirs', [MINE], { status: 'unknown' }],
    ['one where none is awaited', '/?state=mine', [], { status: 'unknown' }],
    ['one that comes twice', '/?state=mine&state=mine', [MINE], { status: 'unknown' }],
    ['an empty one', '/?state', [MINE], { status: 'unknown' }],
    ['one in the fragment', '/#state=mine', [MINE], { status: 'missing' }],
  ])('takes %s for what it is', (_, address, awaited, expected) => {
    const { searchParams } = new URL(address, 'https://app.example.com')
    expect(resolveReturn(searchParams.getAll('state'), awaited)).toEqual(expected)
  })
})
