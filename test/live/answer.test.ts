import { describe, expect, it } from 'vitest'
import { describeAnswer, describeCookie } from './answer.ts'
import type { LiveSettings } from './settings.ts'

const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const SETTINGS = {
  authPath: 'https://auth.pingone.eu',
  envID: ENV_ID,
  postLogoutRedirectUri: 'https://shop.example.net/signed-off?a=b',
} as LiveSettings

describe('describeAnswer', () => {
  it.each([
    ['https://shop.example.net/signed-off?a=b', 'redirect to the redirect URI'],
    [
      'https://shop.example.net/signed-off?a=b&state=canary%2F',
      'redirect to the redirect URI, with the state',
    ],
    ['https://shop.example.net/signed-off', 'redirect to https://shop.example.net/signed-off'],
    [
      'https://shop.example.net/signed-off?a=b&state=c&code=canary',
      'redirect to https://shop.example.net/signed-off',
    ],
    [`https://apps.pingone.eu/${ENV_ID}/signon/#signedOff`, 'redirect to the signed-off page'],
    [
      `https://apps.pingone.eu/${ENV_ID}/signon/?flowId=canary`,
      `redirect to https://apps.pingone.eu/${ENV_ID}/signon/`,
    ],
    [`/${ENV_ID}/as/signon?canary=canary`, 'redirect to /as/signon'],
  ])('says of a redirect to %s: %s', async (location, answer) => {
    const response = new Response(null, { status: 302, headers: { location } })
    expect(await describeAnswer(response, SETTINGS)).toEqual({ answer, detail: '302' })
  })

  it.each<[number, string | null, string, string | undefined]>([
    [204, null, 'no content', undefined],
    [200, '', 'accepted', '200 text/plain'],
    [404, '', 'not found', '404 text/plain'],
    [
      400,
      '{"code":"INVALID_DATA","message":"No canary. INVALID_VALUE"}',
      'refused',
      '400 text/plain INVALID_DATA INVALID_VALUE',
    ],
    [500, '<p>canary</p>', 'refused', '500 text/plain'],
  ])('says of a %i with %j: %s', async (status, body, answer, detail) => {
    const headers = body === null ? {} : { 'content-type': 'text/plain; charset=utf-8' }
    expect(await describeAnswer(new Response(body, { status, headers }), SETTINGS)).toEqual({
      answer,
      ...(detail && { detail }),
    })
  })
})

describe('describeCookie', () => {
  it.each([
    ['ST=canary; Path=/a; Secure; HttpOnly; SameSite=None', 'ST; Path=/a; Secure; HttpOnly; SameSite=None'],
    ['ST=; Path=/a; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0', 'ST; Path=/a; Expires; Max-Age'],
    ['ST=a=canary', 'ST'],
  ])('says of %s: %s', (setCookie, description) => {
    expect(describeCookie(setCookie)).toBe(description)
  })
})
