import { describe, expect, it } from 'vitest'
import { generateState } from '../../../src/request/state.ts'

describe('generateState', () => {
  it('makes 256 bits of base64url, never the same', () => {
    const states = Array.from({ length: 100 }, generateState)
    expect([states.every((state) => /^[\w-]{43}$/.test(state)), new Set(states).size]).toEqual([true, 100])
  })
})
