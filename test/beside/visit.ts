/** What a person does in every recipe, and what becomes of it. */
import type { BrowserContext, Locator, Page } from 'playwright'
import type { RecordedRequest } from '../../src/emulator.ts'
import { rememberSignOn, sessionAliveAt } from '../e2e/session.ts'
import { ORIGIN, REGIONAL, USERS } from '../e2e/world.ts'
import { probe } from '../frameworks/visitor.ts'
import type { World } from './world.ts'

const NOBODY = 'Nobody is signed on'
const PASSWORD = '[name=password]'

export interface Seen {
  /** The heading, once the library has signed the user on. */
  signedOn: string
  /** The heading of the page that the user comes back to. */
  returned: string
  /** Whose ID token PingOne was given, in each sign-off request that it got. */
  hints: string
  session: string
  otherTab: string
  afterReload: string
  afterBack: string
}

/**
 * Signs on in two tabs, and off in one.
 *
 * @param hears whether the other tab is to hear of it, without being reloaded
 */
export async function signOffBesideAnotherTab(world: World, hears: boolean): Promise<Seen> {
  const context = await world.browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  const signedOn = await signOn(page)
  const other = await openOtherTab(context)
  const since = requestsFrom(world)
  const returned = await signOff(page)
  const seen = {
    signedOn,
    returned,
    hints: since().filter(isSignOff).map(subjectOf).join(', '),
    session: await sessionOf(world, page),
    otherTab: await standingOfOther(other, hears),
    afterReload: await afterReload(page),
    afterBack: await afterBack(page),
  }
  await context.close()
  return seen
}

/**
 * Signs off on a page whose guard signs people on, of a PingOne that takes its time, and visits that page again.
 *
 * @returns what became of it
 */
export async function signOffOnGuardedPage(world: World, path: string): Promise<string> {
  const context = await world.browser.newContext({ ignoreHTTPSErrors: true })
  const page = await context.newPage()
  await page.goto(ORIGIN + path)
  await enterPassword(page)
  await page.waitForURL(ORIGIN + path)
  world.pingOne.faults = { slow: 1_500 }
  const since = requestsFrom(world)
  await signOff(page)
  await page.waitForLoadState('networkidle')
  const isSignedOn = since().some(({ url }) => url.includes('/authorize'))
  world.pingOne.faults = {}
  const isOff = !isSignedOn && !(await sessionAliveAt(world.pingOne, page, REGIONAL))
  const next = await nextVisit(page, path)
  await context.close()
  return `${path} ${isOff ? 'stays off' : 'signs on again'}, then ${next}`
}

async function nextVisit(page: Page, path: string): Promise<string> {
  await page.goto(ORIGIN + path)
  await page.locator(`h1, ${PASSWORD}`).first().waitFor()
  return (await page.locator(PASSWORD).count()) ? 'asks for the password' : headingOf(page)
}

export async function signOn(page: Page): Promise<string> {
  await page.goto(`${ORIGIN}/`)
  await signOnControl(page).click()
  await enterPassword(page)
  return headingOf(page)
}

/** A button of a page, or a link of a back end. */
function signOnControl(page: Page): Locator {
  return page.getByRole('button', { name: 'Sign on' }).or(page.getByRole('link', { name: 'Sign on' }))
}

async function enterPassword(page: Page): Promise<void> {
  const [user = { username: '', password: '' }] = USERS
  await page.locator('[name=username]').fill(user.username)
  await page.locator(PASSWORD).fill(user.password)
  await page.getByRole('button').click()
  await page.getByRole('button', { name: 'Sign off' }).waitFor()
  await rememberSignOn(page, REGIONAL)
}

/** Signed on by PingOne's session where the application's own is not shared by its tabs. */
async function openOtherTab(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(`${ORIGIN}/`)
  if ((await headingOf(tab)) === NOBODY) await signOnControl(tab).click()
  await tab.getByRole('button', { name: 'Sign off' }).waitFor()
  return tab
}

/** Signs off, and waits for the page that comes of it, the application's or one of PingOne's. */
async function signOff(page: Page): Promise<string> {
  return headingAfter(page, () => page.getByRole('button', { name: 'Sign off' }).click())
}

async function afterReload(page: Page): Promise<string> {
  await page.reload()
  return headingOf(page)
}

/** The page before is shown as it was, for a moment, where it comes from the back/forward cache. */
async function afterBack(page: Page): Promise<string> {
  await headingAfter(page, () => page.evaluate(() => void setTimeout(() => history.back())))
  return settledHeading(page)
}

async function standingOfOther(tab: Page, hears: boolean): Promise<string> {
  const atOnce = hears ? await settledHeading(tab) : await headingOf(tab)
  const reloaded = await afterReload(tab)
  if (reloaded !== NOBODY) return reloaded
  return atOnce === NOBODY ? 'signed off at once' : 'signed off on reload'
}

/** The heading of the document that takes this one's place, be it one from the back/forward cache. */
async function headingAfter(page: Page, leave: () => Promise<unknown>): Promise<string> {
  const mark = crypto.randomUUID()
  await page.evaluate((name) => void Object.assign(window, { [name]: true }), mark)
  await leave()
  await page.waitForFunction((name) => !(name in window) && document.querySelector('h1'), mark)
  return headingOf(page)
}

/** The heading, which says that nobody is signed on soon, if it ever does. */
async function settledHeading(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { name: NOBODY })
  await heading.waitFor({ timeout: 20_000 }).catch(() => undefined)
  return headingOf(page)
}

function headingOf(page: Page): Promise<string> {
  return page.getByRole('heading').innerText()
}

/** What PingOne's own records say, a kept cookie, and the browser at the top level with `prompt=none`. */
async function sessionOf({ pingOne }: World, page: Page): Promise<string> {
  if (pingOne.sessions().length) return 'lives'
  if (await sessionAliveAt(pingOne, page, REGIONAL)) return 'lives, for a kept cookie'
  return probe(page.context(), ORIGIN)
}

function requestsFrom({ pingOne }: World): () => RecordedRequest[] {
  const before = pingOne.requests.length
  return () => pingOne.requests.slice(before)
}

function isSignOff({ url }: RecordedRequest): boolean {
  return /signoff$/i.test(new URL(url, ORIGIN).pathname)
}

function subjectOf({ method, url, body }: RecordedRequest): string {
  const parameters = method === 'POST' ? new URLSearchParams(body) : new URL(url, ORIGIN).searchParams
  const [, payload = ''] = parameters.get('id_token_hint')?.split('.') ?? []
  return payload ? JSON.parse(Buffer.from(payload, 'base64url').toString()).sub : 'none'
}
