import { afterEach, describe, expect, it } from 'vitest'
import { applicationPages } from '../browser/application.ts'
import { completeSignOff, outcomeOf, sessionAlive, signOffAndReturn, startSignOff } from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { HOST, ORIGIN, REGIONAL } from './world.ts'

const world = useWorld()

/** Serves the application under this policy. */
function underPolicy(...directives: string[]): void {
  const headers = { 'Content-Security-Policy': directives.join('; ') }
  Object.assign(world.site.files, applicationPages(REGIONAL, headers))
}
afterEach(() => Object.assign(world.site.files, applicationPages(REGIONAL)))

const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  `connect-src https://${HOST}`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

describe('signOff under a strict CSP with Trusted Types', () => {
  it.each([
    ['GET', "form-action 'none'"],
    ['POST', `form-action https://${HOST} ${ORIGIN}`],
  ] as const)('leaves by %s given %s', async (method, formAction) => {
    const { page } = world
    underPolicy(...STRICT, formAction)
    await signOn(page)
    await signOffAndReturn(page, { method })
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  })

  it('rejects with NAVIGATION_BLOCKED where the form is forbidden, and can be called again', async () => {
    const { page } = world
    underPolicy(...STRICT, "form-action 'none'")
    await signOn(page)
    await startSignOff(page, { method: 'POST' })
    const code = 'NAVIGATION_BLOCKED'
    expect(await outcomeOf(page)).toMatchObject({ status: 'rejected', error: { code, problems: [] } })
    expect(await page.evaluate(() => window.app.isSigningOff())).toBe(false)
    expect(await sessionAlive(page)).toBe(true)
    await signOffAndReturn(page, { method: 'GET' })
    expect((await completeSignOff(page)).status).toBe('verified')
  })
})
