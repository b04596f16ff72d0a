/**
 * Every way to sign off: what the SDK claims, beside what PingOne then says to `prompt=none`. The table is printed at
 * the end of each run.
 */
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { SignOffOptions } from '../../src/index.ts'
import { findBrowser } from '../browser/executable.ts'
import { askInEveryWay } from './asking.ts'
import { clickSignOff, openFramed, settledIn } from './framed.ts'
import {
  BROWSER_SETTINGS,
  type BrowserSetting,
  expectedOf,
  isLie,
  lineOf,
  type Row,
  tableOf,
  type Way,
  waysOfThisRun,
} from './matrix-rows.ts'
import { type MatrixWorld, settingsOf, startMatrixWorld } from './matrix-world.ts'
import { applicationReady, completeSignOff, outcomeOf, sessionAt, startSignOff } from './session.ts'
import { signOnAt } from './sign-on.ts'
import { isOfThisRun, ORIGIN, PORTAL } from './world.ts'

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
async function claimOfRedirect(page: Page, left = `${ORIGIN}/`): Promise<string> {
  await page.waitForURL((url) => url.href !== left)
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

async function claimOf(page: Page, options: SignOffOptions): Promise<string> {
  await startSignOff(page, options)
  return options.mode === 'redirect' ? claimOfRedirect(page) : claimOfFetch(page)
}

/** What the SDK says in a frame, or on the page that its top window led to. */
async function claimInFrame(page: Page, way: Way, options: SignOffOptions): Promise<string> {
  const frame = await openFramed(page, way.frame === 'own origin' ? ORIGIN : PORTAL)
  const url = page.url()
  await clickSignOff(frame, { ...options, postLogoutRedirectUri: `${ORIGIN}/signed-off` })
  if (way.navigate === 'top') return claimOfRedirect(page, url)
  const [settled] = (await settledIn(frame)).filter((seen) => seen !== 'cleared')
  if (settled && 'code' in settled) return settled.code === 'FRAMED_REDIRECT' ? 'refused' : settled.code
  return settled?.mode === 'fetch' && settled.confirmed ? 'ended' : 'nothing'
}

/** Signs on, signs off that way, and asks PingOne. */
async function measure(page: Page, way: Way): Promise<Row> {
  const { frame, mode, navigate, endpoint, method, sameSite } = way
  const settings = settingsOf(way)
  await page.context().clearCookies()
  const idToken = await signOnAt(world.pingOnes[sameSite], page, settings)
  const { authPath, envID } = settings
  // Other tests use the machine at the same time: what is late has not failed.
  const timeout = 30_000
  const options = { authPath, envID, idToken, mode, navigate, endpoint, method, timeout }
  const claim = frame === 'none' ? await claimOf(page, options) : await claimInFrame(page, way, options)
  const session = await sessionAt(world.pingOnes[sameSite], page, settings)
  const isHere = page.url().startsWith(`${ORIGIN}/`) && frame === 'none'
  if (!isHere) {
    await page.goto(`${ORIGIN}/`)
    await applicationReady(page)
  }
  return { ...way, claim, session, ...(await askInEveryWay(page, settings)) }
}

async function measureAll(setting: BrowserSetting, rows: Row[]): Promise<void> {
  const browser = await world.launch(setting)
  try {
    const page = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    for (const way of waysOfThisRun(setting)) rows.push(await measure(page, way))
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
        const expected = waysOfThisRun(setting).map((way) => lineOf({ ...way, ...expectedOf(way) }))
        expect(rows.map(lineOf)).toEqual(expected)
      },
      600_000,
    )
  }
})
