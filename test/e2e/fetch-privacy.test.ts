/** What a fetch from a page leaves behind of the ID token: where scripts, reports and consoles keep addresses. */
import { afterEach, describe, expect, it } from 'vitest'
import type { SignOffOptions } from '../../src/index.ts'
import { applicationPages } from '../browser/application.ts'
import { outcomeOf, startSignOff } from './session.ts'
import { signOn } from './sign-on.ts'
import { type TestWorld, useWorld } from './use-world.ts'
import { BROWSERS, HOST, ORIGIN, REGIONAL } from './world.ts'

/** PingOne may be asked, or may not: then the browser reports the address that was blocked. */
const POLICIES = [
  ['lets it through', `connect-src 'self' https://${HOST}`],
  ['blocks it', "connect-src 'self'; report-uri /report"],
] as const

describe.each(BROWSERS)('a fetch from a page in %s', (browser) => {
  const world = useWorld({ browser })
  afterEach(() => Object.assign(world.site.files, applicationPages(REGIONAL)))

  it.each(POLICIES)('by itself leaves the ID token nowhere, where the CSP %s', async (_, policy) => {
    expect(await tracesOf(world, policy, {})).toEqual([])
  })

  it.each(POLICIES)('by GET leaves it in the timing or the report, where the CSP %s', async (_, policy) => {
    const traces = await tracesOf(world, policy, { method: 'GET' })
    // WebKit times no fetch whose answer CORS withholds.
    const isUntold = browser === 'webkit' && policy === POLICIES[0][1]
    expect(traces.length > 0).toBe(!isUntold)
  })
})

/** Where the ID token of a sign-off by fetch, which no origin is allowed to read, can be read afterwards. */
async function tracesOf(
  { page, site, pingOne }: TestWorld,
  policy: string,
  options: Partial<SignOffOptions>,
): Promise<string[]> {
  const idToken = await signOn(page)
  const lines: string[] = []
  page.on('console', (line) => lines.push(line.text(), line.location().url))
  await serveUnder(site, policy)
  await page.goto(`${ORIGIN}/`)
  await page.evaluate(() => {
    addEventListener('securitypolicyviolation', ({ blockedURI, sourceFile }) => {
      document.body.append(`${blockedURI} ${sourceFile}`)
    })
  })
  pingOne.intercept((_, response) => {
    response.writeHead(500).end()
    return true
  })
  const seen = site.requests.length
  await startSignOff(page, { mode: 'fetch', clearSession: null, ...options })
  await outcomeOf(page)
  const timing = () => JSON.stringify(performance.getEntriesByType('resource'))
  await expect.poll(() => page.evaluate(timing)).toContain('application.js')
  const traces = {
    timing: await page.evaluate(timing),
    violation: await page.evaluate(() => document.body.textContent),
    report: JSON.stringify(site.requests.slice(seen)),
    console: lines.join('\n'),
  }
  return Object.entries(traces).flatMap(([place, text]) => (text?.includes(idToken) ? [place] : []))
}

function serveUnder({ files }: TestWorld['site'], policy: string): void {
  Object.assign(files, applicationPages(REGIONAL, { 'Content-Security-Policy': policy }))
}
