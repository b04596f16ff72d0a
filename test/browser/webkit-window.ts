import { setTimeout as sleep } from 'node:timers/promises'
import { By, until, type WebDriver, type WebElement } from 'selenium-webdriver'
import type { WebKitSession } from './webkit-session.ts'

export interface WebKitWindow {
  session: WebKitSession
  handle: string
  /** Where it was when it was last asked. */
  url: string
}

/** What runs in a page: a function that sees nothing but its argument, or an expression. */
export type Script = string | ((argument: never) => unknown)

export const PATIENCE = 30_000
const BETWEEN_LOOKS = 50

export async function evaluate(window: WebKitWindow, script: Script, argument?: unknown): Promise<unknown> {
  const { session, handle } = window
  const expression = typeof script === 'string' ? script : `(${script})(arguments[0])`
  // As JSON, since WebDriver makes `undefined` null.
  const source = `return Promise.resolve(${expression}).then((result) => [location.href, JSON.stringify(result)])`
  const [url = '', json] = await session.inWindow(handle, (driver) =>
    driver.executeScript<string[]>(source, argument),
  )
  window.url = url
  return json ? JSON.parse(json) : undefined
}

/** Goes to another page, or to the same once more. */
export async function load(window: WebKitWindow, start: (driver: WebDriver) => Promise<void>): Promise<void> {
  const before = await evaluate(window, 'performance.timeOrigin')
  await window.session.inWindow(window.handle, start)
  const after = await evaluate(window, 'performance.timeOrigin')
  // WebKitGTK stays where it is, without an error, when the other page cannot be reached.
  if (after === before) throw new Error(`WebKit stays at ${window.url}`)
}

export function withElement<T>(
  { session, handle }: WebKitWindow,
  css: string,
  use: (element: WebElement, driver: WebDriver) => Promise<T>,
): Promise<T> {
  return session.inWindow(handle, async (driver) =>
    use(await driver.wait(until.elementLocated(By.css(css)), PATIENCE), driver),
  )
}

export async function waitUntil(
  window: WebKitWindow,
  script: Script,
  argument?: unknown,
  timeout: number = PATIENCE,
): Promise<void> {
  // While one page gives way to another there is none to ask.
  const isTrue = () => evaluate(window, script, argument).catch(() => false)
  await poll(isTrue, `${script} to be true`, timeout)
}

export async function waitForUrl(window: WebKitWindow, isThere: (url: string) => boolean): Promise<void> {
  const isLoaded = () => evaluate(window, "document.readyState === 'complete'").catch(() => false)
  const hasArrived = async () => (await isLoaded()) && isThere(window.url)
  await poll(hasArrived, `${isThere} to be true of the address`, PATIENCE)
}

async function poll(look: () => Promise<unknown>, what: string, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeout} ms for ${what}`)
    await sleep(BETWEEN_LOOKS)
  }
}
