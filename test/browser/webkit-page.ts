import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright'
import type { WebKitSession } from './webkit-session.ts'
import {
  evaluate,
  load,
  type Script,
  type WebKitWindow,
  waitForUrl,
  waitUntil,
  withElement,
} from './webkit-window.ts'

type Address = string | ((url: URL) => boolean)

/** Those methods of a playwright page that the tests of all browsers use; any other is no function here. */
export function webKitPage(session: WebKitSession, handle: string, context: BrowserContext): Page {
  const window: WebKitWindow = { session, handle, url: 'about:blank' }
  const page = {
    context: () => context,
    url: () => window.url,
    evaluate: (script: Script, argument?: unknown) => evaluate(window, script, argument),
    waitForFunction: (script: Script, argument?: unknown, options?: { timeout: number }) =>
      waitUntil(window, script, argument, options?.timeout),
    waitForURL: (address: Address) => waitForUrl(window, matcherOf(address)),
    waitForTimeout: sleep,
    goto: (url: string) => load(window, (driver) => driver.get(url)),
    reload: () => load(window, (driver) => driver.navigate().refresh()),
    locator: (css: string) => locator(window, css),
    /** Only roles that an element of this name has. */
    getByRole: (role: 'button') => locator(window, role),
    textContent: (css: string) => withElement(window, css, (element) => element.getText()),
    /** WebDriver tells of nothing: what a test hears, it may only add to what the servers saw. */
    on: () => page,
    close: () => session.inWindow(handle, (driver) => driver.close()),
  }
  return page as unknown as Page
}

function locator(window: WebKitWindow, css: string) {
  return {
    fill: (text: string) => withElement(window, css, (element) => element.sendKeys(text)),
    click: () => withElement(window, css, (element) => element.click()),
    dblclick: () =>
      withElement(window, css, (element, driver) => driver.actions().doubleClick(element).perform()),
  }
}

/** Of playwright's patterns only `**`, once. */
function matcherOf(address: Address): (url: string) => boolean {
  if (typeof address === 'function') return (url) => address(new URL(url))
  const [start = '', end] = address.split('**')
  return (url) => (end === undefined ? url === start : url.startsWith(start) && url.endsWith(end))
}
