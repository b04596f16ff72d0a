/**
 * Which sign-off reaches the session, by the SameSite of PingOne's cookie, which its documentation leaves open.
 * Chromium alone: the others take an unspecified one for `None`, as the matrix shows.
 */
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { completeSignOff, sessionAlive, signOffAndReturn, signOn } from './session.ts'
import { useWorld } from './use-world.ts'
import { BROWSER } from './world.ts'

/** The `Set-Cookie` headers for the session that the page's browser gets from now on. */
function sessionCookies(page: Page): string[] {
  const found: string[] = []
  page.on('response', async (response) => {
    const headers = await response.headersArray()
    found.push(...headers.filter(isSessionCookie).map(({ value }) => value))
  })
  return found
}

function isSessionCookie({ name, value }: { name: string; value: string }): boolean {
  return name.toLowerCase() === 'set-cookie' && value.startsWith('ST=')
}

function sameSiteOf(cookie: string): string {
  return /samesite=(\w+)/i.exec(cookie)?.[1]?.toLowerCase() ?? 'unspecified'
}

const SURVIVES = {
  None: { GET: false, POST: false },
  Lax: { GET: false, POST: true },
  // The cookies of these browsers are old ones (see launch.ts); a young one would be sent, and the session end.
  unspecified: { GET: false, POST: true },
} as const

describe.skipIf(BROWSER !== 'chromium').each(['None', 'Lax', 'unspecified'] as const)(
  'a session cookie with SameSite %s',
  (sameSite) => {
    const world = useWorld({ browser: 'chromium', sameSite })

    it.each(['GET', 'POST'] as const)('is dealt with by %s', async (method) => {
      const { page } = world
      const cookies = sessionCookies(page)
      await signOn(page)
      expect(cookies.map(sameSiteOf)).toEqual([sameSite.toLowerCase()])
      await signOffAndReturn(page, { method })
      // The return is ours in every case: whether the session has ended, only PingOne can say.
      expect((await completeSignOff(page)).status).toBe('verified')
      expect(await sessionAlive(page)).toBe(SURVIVES[sameSite][method])
    })
  },
)
