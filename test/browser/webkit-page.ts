import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import { By, until, type WebDriver, type WebElement } from 'selenium-webdriver'
import type { WebKitSession } from './webkit-session.ts'

/** What runs in the page: a function that sees nothing but its argument, or an expression. */
type Script = string | ((argument: never) => unknown)
type Address = string | ((url: URL) => boolean)

const PATIENCE = 30_000
const BETWEEN_LOOKS = 50

/** Those methods of a playwright page that the tests of all browsers use; any other is no function here. */
export function webKitPage(session: WebKitSession, handle: string, context: BrowserContext): Page {
  let url = 'about:blank'
  const act = <T>(what: (driver: WebDriver) => Promise<T>) => session.inWindow(handle, what)

  const evaluate = async (script: Script, argument?: unknown): Promise<unknown> => {
    const [href, json] = await act((driver) => driver.executeScript<string[]>(inPage(script), argument))
    url = href ?? ''
    return json ? JSON.parse(json) : undefined
  }
  const waitForFunction = (script: Script, argument?: unknown, { timeout = PATIENCE } = {}) =>
    // While one page gives way to another there is none to ask.
    waitFor(() => evaluate(script, argument).catch(() => false), `${script} to be true`, timeout)
  const waitForURL = async (address: Address): Promise<void> => {
    const isThere = matcherOf(address)
    const hasArrived = async () => (await isLoaded()) && isThere(url)
    await waitFor(hasArrived, `${address} to be open`, PATIENCE)
  }
  const isLoaded = () => evaluate("document.readyState === 'complete'").catch(() => false)

  const load = async (start: (driver: WebDriver) => Promise<void>): Promise<void> => {
    const before = await evaluate('performance.timeOrigin')
    await act(start)
    // WebKitGTK stays where it is, without an error, when the other page cannot be reached.
    if ((await evaluate('performance.timeOrigin')) === before) throw new Error(`WebKit stays at ${url}`)
  }
  const withElement = <T>(css: string, use: (element: WebElement, driver: WebDriver) => Promise<T>) =>
    act(async (driver) => use(await driver.wait(until.elementLocated(By.css(css)), PATIENCE), driver))
  const locator = (css: string) => ({
    fill: (text: string) => withElement(css, (element) => element.sendKeys(text)),
    click: () => withElement(css, (element) => element.click()),
    dblclick: () => withElement(css, (element, driver) => driver.actions().doubleClick(element).perform()),
  })

  const page = {
    context: () => context,
    url: () => url,
    evaluate,
    waitForFunction,
    waitForURL,
    waitForTimeout: sleep,
    goto: (to: string) => load((driver) => driver.get(to)),
    reload: () => load((driver) => driver.navigate().refresh()),
    locator,
    getByRole: locator,
    textContent: (css: string) => withElement(css, (element) => element.getText()),
    /** WebDriver tells of nothing: what a test hears, it may only add to what the servers saw. */
    on: () => page,
    close: () => act((driver) => driver.close()),
  }
  return page as unknown as Page
}

/** Brings the address along, since `page.url()` cannot wait for it; as JSON, since WebDriver makes `undefined` null. */
function inPage(script: Script): string {
  const expression = typeof script === 'string' ? script : `(${script})(arguments[0])`
  return `return Promise.resolve(${expression}).then((result) => [location.href, JSON.stringify(result)])`
}

function matcherOf(address: Address): (url: string) => boolean {
  if (typeof address === 'function') return (url) => address(new URL(url))
  const [start = '', end] = address.split('**')
  return (url) => (end === undefined ? url === start : url.startsWith(start) && url.endsWith(end))
}

async function waitFor(look: () => Promise<unknown>, what: string, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeout} ms for ${what}`)
    await sleep(BETWEEN_LOOKS)
  }
}
