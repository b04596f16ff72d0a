import { describe, expect, it } from 'vitest'
import { CUSTOM_ISSUER, ENV_ID, REGIONAL_ISSUER, sessionCookieOf, withPingOne } from './fixture.ts'

describe('cookiesOf', () => {
  it.each([
    ['None', ['httponly', `path=/${ENV_ID}`, 'samesite=none', 'secure'], REGIONAL_ISSUER],
    ['Lax', ['httponly', `path=/${ENV_ID}`, 'samesite=lax', 'secure'], REGIONAL_ISSUER],
    ['unspecified', ['httponly', `path=/${ENV_ID}`, 'secure'], REGIONAL_ISSUER],
    ['None', ['httponly', 'path=/', 'samesite=none', 'secure'], CUSTOM_ISSUER],
  ] as const)('sets the cookie with SameSite %s: %j', async (sameSite, attributes, issuer) => {
    await withPingOne({ sameSite }, async (own) => {
      expect(await sessionCookieOf(own, issuer)).toEqual(attributes)
    })
  })
})
