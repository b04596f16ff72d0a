import { describe, expect, it } from 'vitest'
import { toPrintable, toPrintableJson } from '../../../src/command-line/printable.ts'

describe('toPrintable', () => {
  it.each([
    ['an escape sequence', '\x1b[31mred\x1b]0;title\x07', '\\u001b[31mred\\u001b]0;title\\u0007'],
    ['an 8-bit one', '\x9b2J', '\\u009b2J'],
    ['line ends', 'a\r\nb\u2028c\u2029', 'a\\u000d\\u000ab\\u2028c\\u2029'],
    ['a delete', 'a\x7f', 'a\\u007f'],
    ['what turns text around', '\u202egro.elpmaxe\u2066', '\\u202egro.elpmaxe\\u2066'],
    ['what hides', 'ping\u200bone\ufeff', 'ping\\u200bone\\ufeff'],
    ['a format character beyond 16 bits', '\u{e0001}', '\\udb40\\udc01'],
    ['a lone surrogate', 'a\ud800', 'a\\ud800'],
  ])('spells out %s', (_, text, printable) => {
    expect(toPrintable(text)).toBe(printable)
  })

  it('leaves text alone', () => {
    const text = "https://app.example.com/tschüß/日本?a=b 'x' 🎉"
    expect(toPrintable(text)).toBe(text)
  })
})

describe('toPrintableJson', () => {
  it('means the same, and holds nothing that steers a terminal', () => {
    const value = { a: ['\x1b[31m\x9b\u202e\u2028\n\ud800\u{e0001}', 1], b: 'ü' }
    const json = toPrintableJson(value)
    expect(JSON.parse(json)).toEqual(value)
    expect(json).toBe(`{
  "a": [
    "\\u001b[31m\\u009b\\u202e\\u2028\\n\\ud800\\udb40\\udc01",
    1
  ],
  "b": "ü"
}`)
  })
})
