import { describe, expect, it } from 'vitest'
import { isTooLong, toReturnPath } from '../../../src/server/return-path.ts'

const LONGEST = `/${'a'.repeat(1999)}`

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

describe('isTooLong', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, false],
    [LONGEST, false],
    [`${LONGEST}a`, true],
    // 125 characters that are 9 each in a URL.
    [`/${'あ'.repeat(125)}`, false],
    [`/${'あ'.repeat(223)}`, true],
    [`https://evil.example${LONGEST}a`, false],
  ])('measures %j as a path: %j', (address, expected) => {
    expect(isTooLong(address, 'https://app.example.com')).toBe(expected)
  })
})
