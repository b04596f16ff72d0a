import { describe, expect, it } from 'vitest'
import { isOwnRequest } from '../../../src/server/own-request.ts'
import { settingsOf } from './settings.ts'

const APPLICATION = 'https://app.example.com'

describe('isOwnRequest', () => {
  it.each<[Record<string, string>, boolean]>([
    [{ origin: APPLICATION }, true],
    [{ origin: 'https://www.example.com' }, true],
    [{ origin: APPLICATION, 'sec-fetch-site': 'same-site' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ origin: 'null' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
    // The request's own, which is the back end's name behind the proxy.
    [{ origin: 'http://10.0.0.1', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'http://10.0.0.1' }, false],
    [{ origin: 'http://app.example.com', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: `${APPLICATION}.evil.example` }, false],
    [{ origin: `${APPLICATION}:8443` }, false],
    [{ origin: `${APPLICATION}, https://evil.example` }, false],
    [{ referer: `${APPLICATION}/` }, false],
  ])('with origins configured takes %j for %j', (headers, expected) => {
    const settings = settingsOf({ origin: [APPLICATION, 'https://www.example.com'] })
    const request = new Request('http://10.0.0.1/sign-off', { method: 'POST', headers })
    expect(isOwnRequest(request, settings)).toBe(expected)
  })

  it.each<[Record<string, string>, boolean]>([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'http://10.0.0.1' }, true],
    [{ origin: APPLICATION }, true],
    [{ origin: APPLICATION, 'sec-fetch-site': 'same-site' }, false],
    [{ origin: 'http://10.0.0.1', 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{}, false],
  ])('without takes %j for %j', (headers, expected) => {
    const request = new Request('http://10.0.0.1/sign-off', { method: 'POST', headers })
    expect(isOwnRequest(request, settingsOf())).toBe(expected)
  })

  it('without a redirect URI either takes the origin of the request alone', () => {
    const settings = settingsOf({ postLogoutRedirectUri: null })
    const from = (origin: string) => {
      const request = new Request('http://10.0.0.1/sign-off', { method: 'POST', headers: { origin } })
      return isOwnRequest(request, settings)
    }
    expect({ own: from('http://10.0.0.1'), other: from(APPLICATION), none: from('undefined') }).toEqual({
      own: true,
      other: false,
      none: false,
    })
  })
})
