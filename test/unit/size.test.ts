import { describe, expect, it } from 'vitest'
import { describeSizes } from '../../.ci/size.ts'

const SIZES = [
  { name: 'one', size: 4165, sizeLimit: 4200, passed: true },
  { name: 'two', size: 12_010, sizeLimit: 12_000, passed: false },
]

describe('describeSizes', () => {
  it('tells what became smaller or larger since the last release, and what is too large', () => {
    expect(describeSizes(SIZES, { version: '1.2.3', sizes: { one: 4200, two: 11_000 } })).toEqual([
      'one: 4.17 kB of 4.20 kB, -0.04 kB since 1.2.3',
      'two: 12.01 kB of 12.00 kB, +1.01 kB since 1.2.3: too large',
    ])
  })

  it.each([
    ['there was none', undefined],
    ['it had no such size', { version: '1.2.3', sizes: {} }],
  ])('compares with no release where %s', (_, release) => {
    expect(describeSizes(SIZES.slice(0, 1), release)).toEqual(['one: 4.17 kB of 4.20 kB, no release yet'])
  })
})
