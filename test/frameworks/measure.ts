/** What becomes of a click on "Leave the shop", and of both sessions. */
import type { BrowserContext, Frame, Locator, Page } from 'playwright'
import { HINTS, type Hint } from './settings.ts'
import { openVisitor, probe, type Visitor } from './visitor.ts'
import type { World } from './world.ts'

export interface Caller {
  /** How it posts. */
  name: string
  /** Of the framework or library. */
  version: string
  origin: string
  path: string
  /** Nobody shows what it is answered: the answer alone tells that it is over. */
  unread?: boolean | undefined
  /** Its scripts go on after `load`. */
  hydrates?: boolean
}

export interface Row {
  caller: string
  version: string
  hint: Hint
  happened: string
  application: string
  pingOne: string
}

/** Several at a time: each waits for the network most of the time. */
const AT_ONCE = 4

/** Every caller with every hint, in that order. */
export async function measureAll(world: World, callers: readonly Caller[]): Promise<Row[]> {
  const tasks = callers.flatMap((caller) => HINTS.map((hint) => ({ caller, hint })))
  const rows: Row[] = []
  const entries = tasks.entries()
  const work = async () => {
    for (const [index, { caller, hint }] of entries) rows[index] = await measure(world, caller, hint)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return rows
}

async function measure(world: World, caller: Caller, hint: Hint): Promise<Row> {
  const visitor = await openVisitor(world, caller.origin, hint)
  try {
    return { caller: caller.name, version: caller.version, hint, ...(await leave(world, caller, visitor)) }
  } finally {
    await visitor.context.close()
  }
}

type Observed = Pick<Row, 'happened' | 'application' | 'pingOne'>

/** Leaves the shop, and presses what the answer offers. */
async function leave(world: World, caller: Caller, visitor: Visitor): Promise<Observed> {
  const page = await visitor.context.newPage()
  await page.goto(caller.origin + caller.path, { waitUntil: caller.hydrates ? 'networkidle' : 'load' })
  await page.waitForFunction(() => !document.documentElement.dataset.loading)
  await clickLeave(page)
  const first = await outcomeOf(world, caller, visitor)
  const standing = await standingOf(world, caller, visitor)
  const isSecond = statusesOf(world, visitor).length > 1
  if (!first.button) {
    const happened = isSecond ? first.happened.replace('left', 'left at the second post') : first.happened
    return { happened, ...standing }
  }
  await first.button.click()
  const second = await outcomeOf(world, { ...caller, unread: false }, visitor)
  const after = await standingOf(world, caller, visitor)
  return {
    happened: `${first.happened}; pressed: ${second.happened}`,
    application: `${standing.application}; ${after.application}`,
    pingOne: `${standing.pingOne}; ${after.pingOne}`,
  }
}

async function clickLeave(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const button = frame.locator('#sign-off')
    if (await button.count()) return button.click()
  }
  throw new Error(`${page.url()} has no button`)
}

interface Outcome {
  happened: string
  /** What the answer offers. */
  button?: Locator
}

/** Waits for the return, for an answer's button, or for an answer's text; gives up on a page that shows nothing. */
async function outcomeOf(world: World, caller: Caller, visitor: Visitor): Promise<Outcome> {
  const statuses = () => statusesOf(world, visitor)
  for (const end = Date.now() + 60_000; Date.now() < end; await pause()) {
    // A page that is being left answers nothing, or never (Firefox): the next look sees where it went.
    const looking = look(caller, visitor.context, () => statuses().at(-1)).catch(() => undefined)
    const outcome = await Promise.race([looking, pause(10_000)])
    if (outcome) return outcome
  }
  return { happened: `nothing, after ${statuses()}` }
}

/** Of all that the visitor has posted to the application. */
function statusesOf({ front }: World, { id }: Visitor): number[] {
  return front.posted.filter(({ cookie }) => cookie.includes(id)).map(({ status }) => status)
}

function pause(milliseconds = 50): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined))
}

async function look(
  { unread }: Caller,
  context: BrowserContext,
  status: () => number | undefined,
): Promise<Outcome | undefined> {
  if (unread) return status() ? { happened: `${status()}` } : undefined
  for (const page of context.pages()) {
    const outcome = await lookAt(page, status)
    if (outcome) return outcome
  }
  return undefined
}

async function lookAt(page: Page, status: () => number | undefined): Promise<Outcome | undefined> {
  if (new URL(page.url()).pathname === '/signed-off')
    return { happened: `left, ${await page.evaluate(readHeading)}` }
  for (const frame of page.frames()) {
    if (await pressesItself(frame)) return undefined
    const button = await offeredButton(frame)
    if (button) return { happened: `${status()} with a button`, button }
  }
  const told = (await page.locator('#target').allInnerTexts()).join('')
  const [, code] = /"code":\s*"(\w+)"/.exec(told) ?? []
  if (code) return { happened: `${status()} ${code}` }
  return told.startsWith('<!doctype') ? { happened: `${status()} as text` } : undefined
}

function readHeading(): string {
  return document.querySelector('h1')?.textContent ?? ''
}

/** One that posts to the application; that of the leaving page posts to PingOne. */
async function offeredButton(frame: Frame): Promise<Locator | undefined> {
  const button = frame.locator('form[method=post] button:not(#sign-off)')
  if ((await button.count()) !== 1 || !(await button.isVisible())) return undefined
  const isOurs = await button.evaluate((element) => {
    return new URL((element as HTMLButtonElement).form?.action ?? '').origin === location.origin
  })
  return isOurs ? button : undefined
}

/** The answer's page holds the route's own in a hidden frame, or a script: its button is for where neither works. */
async function pressesItself(frame: Frame): Promise<boolean> {
  return (await frame.locator('iframe[hidden], script[nonce]').count()) > 0
}

async function standingOf(
  world: World,
  { origin }: Caller,
  visitor: Visitor,
): Promise<Pick<Row, 'application' | 'pingOne'>> {
  const application = await applicationOf(world, origin, visitor)
  if ((await visitor.session()) === 'signed on') return { application, pingOne: 'lives' }
  const said = await probe(visitor.context, origin)
  return { application, pingOne: said === 'login_required' ? 'ended' : said }
}

/** By what the browser sends: Firefox may tell of a cookie long after its end. */
async function applicationOf(
  { store, front }: World,
  origin: string,
  { context, id }: Visitor,
): Promise<string> {
  const page = await context.newPage()
  await page.goto(`${origin}/probe?cookies-of=${id}`)
  await page.close()
  const sendsCookie = front.cookies.get(`/probe?cookies-of=${id}`)?.includes(`session=${id}`) ?? false
  if (store.sessions.has(id) !== sendsCookie) return 'half ended'
  return sendsCookie ? 'untouched' : 'ended'
}
