import { describe, expect, it } from 'vitest'
import { isOwnRequest } from '../../../src/server/own-request.ts'

describe('isOwnRequest', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ origin: 'https://app.example.com' }, true],
    [{ origin: 'http://10.0.0.1' }, true],
    [{ origin: 'null' }, false],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'https://app.example.com.evil.example' }, false],
    [{ origin: 'https://app.example.com:8443' }, false],
    [{ origin: 'http://app.example.com' }, false],
    [{ referer: 'https://app.example.com/' }, false],
  ])('takes %j for %j', (headers, expected) => {
    // Behind a proxy, which hides the public origin from the request.
    const request = new Request('http://10.0.0.1/sign-off', { method: 'POST', headers })
    expect(isOwnRequest(request, 'https://app.example.com')).toBe(expected)
  })
})
