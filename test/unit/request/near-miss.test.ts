import { describe, expect, it } from 'vitest'
import { describeDifference, findNearMiss } from '../../../src/request/near-miss.ts'

describe('findNearMiss and describeDifference', () => {
  it.each<[string, string, string]>([
    ['https://app.example.com/bye/', 'https://app.example.com/bye', 'the last slash'],
    ['https://app.example.com', 'https://app.example.com/', 'the last slash'],
    ['https://app.example.com/bye/?a=b', 'https://app.example.com/bye?a=b', 'the last slash'],
    ['com.example.app:/bye/', 'com.example.app:/bye', 'the last slash'],
    ['https://app.example.com/Bye', 'https://app.example.com/bye', 'upper and lower case'],
    ['https://APP.example.com/bye', 'https://app.example.com/bye', 'upper and lower case'],
    ['HTTPS://APP.example.com/Bye?A=b', 'https://app.example.com/bye?a=b', 'upper and lower case'],
    ['https://app.example.com/Bye/', 'https://app.example.com/bye', 'the last slash'],
    ['https://app.example.com:443/bye', 'https://app.example.com/bye', 'port'],
    ['http://localhost:3000/bye', 'http://localhost:4200/bye', 'port'],
    ['http://localhost:3000', 'http://localhost/', 'port and the last slash'],
    ['http://app.example.com/bye', 'https://app.example.com/bye', 'scheme'],
    ['https://example.com/bye', 'https://www.example.com/bye', 'host'],
    ['https://example.com/', 'http://www.example.com/', 'scheme and host'],
  ])('find that %s is nearly %s: %s differs', (uri, near, difference) => {
    const registered = ['https://app.example.com/far', near, near]
    expect({ near: findNearMiss(uri, registered), difference: describeDifference(uri, near) }).toEqual({
      near,
      difference,
    })
  })

  it.each([
    ['https://app.example.com/bye', 'https://app.example.com/hello'],
    ['https://app.example.com/bye', 'https://app.example.com/bye?a=b'],
    ['https://app.example.com/bye', 'https://app.example.com/bye/now'],
    ['https://app.example.com/bye', 'com.example.app://bye'],
    ['https://app.example.com/bye', ''],
    ['https://app.example.com/bye', 'no URI'],
  ])('find that %s is far from %s', (uri, other) => {
    expect(findNearMiss(uri, [other])).toBeUndefined()
  })
})
