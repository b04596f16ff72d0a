import type { Browser, BrowserContext, Cookie, Page } from 'playwright'
import type { IWebDriverOptionsCookie, WebDriver } from 'selenium-webdriver'
import { webKitPage } from './webkit-page.ts'
import type { WebKitSession } from './webkit-session.ts'

/** Those methods of a playwright context that the tests of all browsers use; any other is no function here. */
export function webKitContext(session: WebKitSession, browser: Browser): BrowserContext {
  const visited = new Set<string>()
  /** WebDriver reads and deletes the cookies for the page that is open, and no others. */
  const visit = <T>(url: string, act: (driver: WebDriver) => Promise<T>): Promise<T> => {
    visited.add(url)
    return session.inWindow(session.firstWindow, async (driver) => {
      await driver.get(url)
      return act(driver)
    })
  }
  const context = {
    browser: () => browser,
    newPage: async (): Promise<Page> =>
      webKitPage(session, await session.openWindow(), context as unknown as BrowserContext),
    cookies: (url: string): Promise<Cookie[]> =>
      visit(url, async (driver) => (await driver.manage().getCookies()).map(fromWebDriver)),
    clearCookies: async (): Promise<void> => {
      for (const url of visited) await visit(url, (driver) => driver.manage().deleteAllCookies())
    },
    on: () => context,
    close: session.close,
  }
  return context as unknown as BrowserContext
}

function fromWebDriver({ name, value, domain = '', path = '/', ...cookie }: IWebDriverOptionsCookie): Cookie {
  const { httpOnly = false, secure = false } = cookie
  // WebKit reports `None` where the server did not say.
  const sameSite = cookie.sameSite as Cookie['sameSite']
  return { name, value, domain, path, expires: -1, httpOnly, secure, sameSite }
}
