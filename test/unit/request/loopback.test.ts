import { describe, expect, it } from 'vitest'
import { isLoopback } from '../../../src/request/loopback.ts'

describe('isLoopback', () => {
  it.each([
    ['localhost', true],
    ['app.localhost', true],
    ['127.0.0.1', true],
    ['127.255.0.9', true],
    ['127.10.20.30', true],
    ['[::1]', true],
    ['128.0.0.1', false],
    ['localhost.example.com', false],
    ['mylocalhost', false],
    ['.localhost', false],
    ['127.0.0.1.example.com', false],
    ['[::2]', false],
    ['0.0.0.0', false],
  ])('of %s is %s', (hostname, expected) => {
    expect(isLoopback(hostname)).toBe(expected)
  })
})
