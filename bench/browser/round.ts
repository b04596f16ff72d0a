/** One person signs on by hand, presses the button, and PingOne is asked what became of the session. */

import type { Page } from 'playwright'
import type { RecordedRequest } from '../../src/emulator.ts'
import { rememberSignOn, sessionAliveAt } from '../../test/e2e/session.ts'
import { ORIGIN, REGIONAL, USERS } from '../../test/e2e/world.ts'
import type { Way } from './ways.ts'
import type { BenchWorld } from './world.ts'

export interface Round {
  /** From the click until PingOne has the sign-off request. Both clocks are this machine's, in whole milliseconds. */
  milliseconds: number
  /** What PingOne was asked when the page was opened, signed on already. */
  opening: string[]
  /** What PingOne was asked from the click on, in order, up to the moment the library said that it was done. */
  requests: string[]
  /** How many of them came before the sign-off. */
  before: number
  said: string
  session: 'ended' | 'lives'
}

const SIGN_OFF = /^(?:signoff|idpSignoff)$/

export async function measure({ page, pingOne }: BenchWorld, way: Way): Promise<Round> {
  await page.context().clearCookies()
  await signOn(page, way)
  const names = pingOne.requests.map(nameOf)
  const opening = names.slice(names.lastIndexOf('token') + 1)
  pingOne.requests.length = 0
  await page.getByRole('button').click()
  await page.waitForFunction(() => sessionStorage.getItem('said'))
  const asked = [...pingOne.requests]
  const [clickedAt, said] = await page.evaluate(() => [sessionStorage.clickedAt, sessionStorage.said])
  const alive = await sessionAliveAt(pingOne, page, { ...REGIONAL, clientId: way.clientId })
  return {
    ...timed(asked, Number(clickedAt)),
    opening,
    said,
    session: alive ? 'lives' : 'ended',
  }
}

async function signOn(page: Page, { base, staysOpen }: Way): Promise<void> {
  const [user] = USERS
  await page.goto(`${ORIGIN}${base}sign-on`)
  await page.locator('[name=username]').fill(user?.username ?? '')
  await page.locator('[name=password]').fill(user?.password ?? '')
  await page.getByRole('button').click()
  await page.waitForURL((url) => url.pathname === base + (staysOpen ? 'callback' : ''))
  await page.getByRole('button').waitFor()
  await rememberSignOn(page, REGIONAL)
  // People do not press the button while the page is still being drawn.
  await page.waitForTimeout(500)
}

function timed(
  asked: readonly RecordedRequest[],
  clickedAt: number,
): Pick<Round, 'milliseconds' | 'requests' | 'before'> {
  const requests = asked.map(nameOf)
  const before = requests.findIndex((name) => SIGN_OFF.test(name))
  const receivedAt = asked[before]?.receivedAt
  if (receivedAt === undefined) throw new Error(`PingOne was not asked to sign off, but: ${requests}`)
  return { milliseconds: receivedAt - clickedAt, requests, before }
}

function nameOf({ method, url }: RecordedRequest): string {
  const name = new URL(url, 'https://pingone.invalid').pathname.split('/').at(-1) ?? ''
  return method === 'OPTIONS' ? `preflight of ${name}` : name
}
