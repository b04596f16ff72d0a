import { describe, expect, it } from 'vitest'
import { toReturnPath } from '../../../src/server/return-path.ts'

const LONGEST = `/${'a'.repeat(999)}`

describe('toReturnPath', () => {
  it.each([
    ['/', '/'],
    ['/a/b?c=d&e#f', '/a/b?c=d&e#f'],
    ['https://app.example.com/a', '/a'],
    ['a', '/a'],
    ['?a', '/?a'],
    ['/a//b', '/a//b'],
    ['/ü', '/%C3%BC'],
    ['https:a', '/a'],
    [LONGEST, LONGEST],
  ])('takes %j as %j', (address, path) => {
    expect(toReturnPath(address, 'https://app.example.com')).toBe(path)
  })

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/./\\evil.example',
    'https://evil.example/',
    'https://app.example.com@evil.example/',
    'https://app.example.com:8443/',
    'http://app.example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://app.example.com//evil.example',
    'https://',
    `${LONGEST}a`,
    '',
    null,
    undefined,
  ])('refuses %j', (address) => {
    expect(toReturnPath(address, 'https://app.example.com')).toBeUndefined()
  })
})
