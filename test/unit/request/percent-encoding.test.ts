import { describe, expect, it } from 'vitest'
import { encode, isPlainText } from '../../../src/request/percent-encoding.ts'

describe('encode', () => {
  it.each([
    ['', ''],
    ['AZaz09-._~', 'AZaz09-._~'],
    ['a b', 'a%20b'],
    ['a+b&c=d', 'a%2Bb%26c%3Dd'],
    ['100%', '100%25'],
    ['é🙂', '%C3%A9%F0%9F%99%82'],
    ["!'()*", "!'()*"],
    ['%01', '%2501'],
    [undefined, ''],
  ])('of %j is %s', (value, encoded) => {
    expect(encode(value)).toBe(encoded)
  })

  it.each(['\u0000', 'a\u001f', '\u007f', '\ud800', 'a\udc00b', '\udc00\ud800'])(
    'of %j is nothing',
    (value) => {
      expect(encode(value)).toBe(undefined)
    },
  )
})

describe('isPlainText', () => {
  it.each([
    ['', true],
    ['printable ~ text', true],
    ['é 日本 🙂', true],
    ['\u0080', true],
    ['\u0000', false],
    ['\u001f', false],
    ['\u007f', false],
    ['a\nb', false],
    ['a\tb', false],
    ['\ud800', false],
    ['a\udc00b', false],
    ['\udc00\ud800', false],
    [5, false],
    [undefined, false],
  ])('of %j is %s', (value, expected) => {
    expect(isPlainText(value)).toBe(expected)
  })
})
