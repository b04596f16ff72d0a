import { describe, expect, it, vi } from 'vitest'
import { isRecord, own } from '../../../src/request/own.ts'

describe('own', () => {
  it.each([
    [{ a: 1 }, 'a', 1],
    [{ a: 1 }, 'b', undefined],
    [{}, 'toString', undefined],
    [JSON.parse('{ "__proto__": 1 }'), '__proto__', 1],
    [undefined, 'a', undefined],
    ['text', 'length', 4],
  ])('of %j reads %s', (object, name, value) => {
    expect(own(object, name)).toBe(value)
  })
  it('does without Object.hasOwn, which older browsers have not', () => {
    vi.spyOn(Object, 'hasOwn').mockImplementation(() => {
      throw new TypeError('Object.hasOwn is not a function')
    })
    const value = own({ a: 1 }, 'a')
    vi.restoreAllMocks()
    expect(value).toBe(1)
  })
})

describe('isRecord', () => {
  it.each<[string, unknown, boolean]>([
    ['an object', {}, true],
    ['an object without prototype', Object.create(null), true],
    ['an array', [], false],
    ['a Map', new Map(), false],
    ['URLSearchParams', new URLSearchParams(), false],
    ['a function', () => {}, false],
    ['null', null, false],
    ['text', 'text', false],
  ])('of %s', (_, value, expected) => {
    expect(isRecord(value)).toBe(expected)
  })
})
