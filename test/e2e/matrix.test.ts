/**
 * Every way to sign off: what the SDK claims, beside what PingOne then says to `prompt=none`. The table is printed at
 * the end of each run.
 */
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { findBrowser } from '../browser/executable.ts'
import {
  BROWSER_SETTINGS,
  type BrowserSetting,
  expectedOf,
  isLie,
  lineOf,
  type Row,
  tableOf,
  type Way,
  waysIn,
} from './matrix-rows.ts'
import { openSignedOn } from './matrix-sign-on.ts'
import { type MatrixWorld, settingsOf, startMatrixWorld } from './matrix-world.ts'
import { applicationReady, completeSignOff, outcomeOf, sessionAliveAt, startSignOff } from './session.ts'
import { isOfThisRun, ORIGIN } from './world.ts'

let world: MatrixWorld
beforeAll(async () => {
  world = await startMatrixWorld()
})
const settings = BROWSER_SETTINGS.filter(({ browser }) => isOfThisRun(browser))
const measured = new Map<BrowserSetting, Row[]>(settings.map((setting) => [setting, []]))
afterAll(async () => {
  console.log(tableOf([...measured.values()].flat()))
  await world.close()
})

/** What the SDK says on the page that PingOne led to. */
async function claimOfRedirect(page: Page): Promise<string> {
  await page.waitForURL((url) => url.href !== `${ORIGIN}/`)
  if (!page.url().startsWith(`${ORIGIN}/`)) return 'no return'
  await applicationReady(page)
  const { status } = await completeSignOff(page)
  return status === 'verified' ? 'returned' : status
}

async function claimOfFetch(page: Page): Promise<string> {
  const outcome = await outcomeOf(page)
  if (outcome?.status === 'fulfilled')
    return outcome.value.mode === 'fetch' && outcome.value.confirmed ? 'ended' : 'nothing'
  const code = outcome?.error.code
  return code === 'REJECTED' ? 'nothing' : `nothing (${code})`
}

/** Signs on, signs off that way, and asks PingOne. */
async function measure(page: Page, way: Way): Promise<Row> {
  const { mode, endpoint, method, sameSite } = way
  const settings = settingsOf(way)
  const idToken = await openSignedOn(page, world.pingOnes[sameSite], settings)
  const { authPath, envID } = settings
  // Other tests use the machine at the same time: what is late has not failed.
  const timeout = 30_000
  await startSignOff(page, { authPath, envID, idToken, mode, endpoint, method, timeout })
  const claim = await (mode === 'redirect' ? claimOfRedirect : claimOfFetch)(page)
  return {
    ...way,
    claim,
    session: (await sessionAliveAt(world.pingOnes[sameSite], page, settings)) ? 'lives' : 'ended',
  }
}

async function measureAll(setting: BrowserSetting, rows: Row[]): Promise<void> {
  const browser = await world.launch(setting)
  try {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    for (const way of waysIn(setting)) rows.push(await measure(page, way))
  } finally {
    await browser.close()
  }
}

// The other tests need Chromium only: the rest is skipped, visibly, where it is not installed.
function isSkipped({ browser }: BrowserSetting): boolean {
  return browser !== 'chromium' && !findBrowser(browser)
}

describe.concurrent('signOff', () => {
  for (const [setting, rows] of measured) {
    const name = `${setting.browser} with third-party cookies ${setting.cookies}`
    it.skipIf(isSkipped(setting))(
      `claims no more than PingOne says in ${name}`,
      async ({ expect }) => {
        await measureAll(setting, rows)
        expect(rows.filter(isLie).map(lineOf)).toEqual([])
        const expected = waysIn(setting).map((way) => lineOf({ ...way, ...expectedOf(way) }))
        expect(rows.map(lineOf)).toEqual(expected)
      },
      600_000,
    )
  }
})
