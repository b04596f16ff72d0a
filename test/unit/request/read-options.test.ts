import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import {
  BOOLEAN,
  isAbsent,
  type OptionType,
  oneOf,
  readOptions,
  STRING,
} from '../../../src/request/read-options.ts'

const TYPES = { name: STRING, flag: BOOLEAN, endpoint: oneOf('one', 'other') }

function read(options: unknown, types: Record<string, OptionType<unknown>> = TYPES) {
  const problems: SignOffProblem[] = []
  const values = readOptions(options, types, createReport(problems))
  return { values, messages: problems.map(({ message }) => message) }
}

const NOTHING = { name: undefined, flag: undefined, endpoint: undefined }

describe('readOptions', () => {
  it.each<[string, unknown, object]>([
    [
      'values of their types',
      { name: 'x', flag: false, endpoint: 'other' },
      { name: 'x', flag: false, endpoint: 'other' },
    ],
    ['no options', undefined, NOTHING],
    ['null', null, NOTHING],
    ['a number for options', 5, NOTHING],
    ['text for options', 'name', NOTHING],
    ['absent values', { name: '', flag: null, endpoint: undefined }, NOTHING],
    ['other properties', { other: 1 }, NOTHING],
    ['inherited properties', Object.create({ name: 'inherited' }), NOTHING],
    [
      'an object without prototype',
      Object.assign(Object.create(null), { name: 'x' }),
      { ...NOTHING, name: 'x' },
    ],
  ])('reads %s', (_, options, values) => {
    expect(read(options)).toEqual({ values, messages: [] })
  })

  it.each<[string, unknown, string[]]>([
    [
      'other types',
      { name: 1, flag: 'true', endpoint: 'third' },
      ['name is not a string.', 'flag is not a boolean.', 'endpoint is not one or other.'],
    ],
    ['a String object', { name: new String('x') }, ['name is not a string.']],
    ['0 and false', { name: 0, endpoint: false }, ['name is not a string.', 'endpoint is not one or other.']],
    [
      'a throwing getter',
      {
        get name() {
          throw new Error('gotcha')
        },
      },
      ['name is not a string.'],
    ],
    [
      'a revoked Proxy',
      revoked(),
      ['name is not a string.', 'flag is not a boolean.', 'endpoint is not one or other.'],
    ],
  ])('reports %s', (_, options, messages) => {
    expect(read(options)).toEqual({ values: NOTHING, messages })
  })

  it('reads a getter once', () => {
    let reads = 0
    const options = {
      get name() {
        return `${++reads}`
      },
    }
    expect([read(options).values, reads]).toEqual([{ ...NOTHING, name: '1' }, 1])
  })
})

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe('isAbsent', () => {
  it.each([
    [undefined, true],
    [null, true],
    ['', true],
    [' ', false],
    [0, false],
    [false, false],
    [Number.NaN, false],
    [[], false],
  ])('takes %j for absent: %s', (value, expected) => {
    expect(isAbsent(value)).toBe(expected)
  })
})
