import { describe, expect, it } from 'vitest'
import { findNearMiss } from '../../../src/request/near-miss.ts'

describe('findNearMiss', () => {
  it.each<[string, string, string[]]>([
    ['https://app.example.com/bye/', 'https://app.example.com/bye', ['the slash at the end']],
    ['https://app.example.com', 'https://app.example.com/', ['the slash at the end']],
    ['https://app.example.com/bye/?a=b', 'https://app.example.com/bye?a=b', ['the slash at the end']],
    ['com.example.app:/bye/', 'com.example.app:/bye', ['the slash at the end']],
    ['https://app.example.com/Bye', 'https://app.example.com/bye', ['upper and lower case']],
    ['https://APP.example.com/bye', 'https://app.example.com/bye', ['upper and lower case']],
    ['https://APP.example.com/Bye?A=b', 'https://app.example.com/bye?a=b', ['upper and lower case']],
    ['https://app.example.com:443/bye', 'https://app.example.com/bye', ['port']],
    ['http://localhost:3000/bye', 'http://localhost:4200/bye', ['port']],
    ['http://localhost:3000', 'http://localhost/', ['port', 'the slash at the end']],
    ['http://app.example.com/bye', 'https://app.example.com/bye', ['scheme']],
    ['https://example.com/bye', 'https://www.example.com/bye', ['host']],
    ['https://example.com/', 'http://www.example.com/', ['scheme', 'host']],
  ])('finds that %s is nearly %s', (uri, near, differences) => {
    const registered = ['https://far.example.com/far', near]
    expect(findNearMiss(uri, registered)).toEqual({ uri: near, differences })
  })

  it.each([
    ['https://app.example.com/bye', 'https://app.example.com/hello'],
    ['https://app.example.com/bye', 'https://app.example.com/bye?a=b'],
    ['https://app.example.com/bye', 'https://app.example.com/bye/now'],
    ['http://app.example.com:3000/bye', 'https://www.example.com/bye/'],
    ['https://app.example.com/bye', 'com.example.app://bye'],
    ['https://app.example.com/bye', ''],
    ['https://app.example.com/bye', 'no URI'],
  ])('finds that %s is far from %s', (uri, other) => {
    expect(findNearMiss(uri, [other])).toBeUndefined()
  })

  it('takes the one that differs least, and of equals the first', () => {
    const registered = [
      'http://app.example.com/bye/',
      'https://app.example.com/bye/',
      'https://app.example.com:8443/bye',
    ]
    expect(findNearMiss('https://app.example.com/bye', registered)).toEqual({
      uri: 'https://app.example.com/bye/',
      differences: ['the slash at the end'],
    })
  })
})
