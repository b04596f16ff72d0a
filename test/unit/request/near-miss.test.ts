import { describe, expect, it } from 'vitest'
import { describeChange } from '../../../src/request/near-miss.ts'

describe('describeChange', () => {
  it.each<[string, string, string]>([
    ['https://app.example.com/bye/', 'https://app.example.com/bye', 'slash'],
    ['https://app.example.com', 'https://app.example.com/', 'slash'],
    ['https://app.example.com/bye/?a=b', 'https://app.example.com/bye?a=b', 'slash'],
    ['com.example.app:/bye/', 'com.example.app:/bye', 'slash'],
    ['https://app.example.com/Bye', 'https://app.example.com/bye', 'case'],
    ['https://APP.example.com/bye', 'https://app.example.com/bye', 'case'],
    ['HTTPS://APP.example.com/Bye?A=b', 'https://app.example.com/bye?a=b', 'case'],
    ['https://app.example.com/Bye/', 'https://app.example.com/bye', 'slash'],
    ['https://app.example.com:443/bye', 'https://app.example.com/bye', 'port'],
    ['http://localhost:3000/bye', 'http://localhost:4200/bye', 'port'],
    ['http://localhost:3000', 'http://localhost/', 'port and slash'],
    ['http://app.example.com/bye', 'https://app.example.com/bye', 'scheme'],
    ['https://example.com/bye', 'https://www.example.com/bye', 'host'],
    ['https://example.com/', 'http://www.example.com/', 'scheme and host'],
  ])('finds that %s is nearly %s: another %s', (given, uri, difference) => {
    const registered = ['https://app.example.com/far', uri, 'https://app.example.com/bye']
    expect(describeChange(given, registered)).toBe(`Pass '${uri}' exactly (other ${difference}), or add`)
  })

  it.each([
    ['https://app.example.com/bye', 'https://app.example.com/hello'],
    ['https://app.example.com/bye', 'https://app.example.com/bye?a=b'],
    ['https://app.example.com/bye', 'https://app.example.com/bye/now'],
    ['https://app.example.com/bye', 'com.example.app://bye'],
    ['https://app.example.com/bye', ''],
    ['https://app.example.com/bye', 'no URI'],
  ])('finds that %s is far from %s', (uri, other) => {
    expect(describeChange(uri, [other])).toBe('Add')
  })
})
