import type { Page } from 'playwright'

/**
 * Presses the back button and waits until the page at `url` runs. A page from the back/forward cache fires no `load`
 * again, so that playwright's own `goBack` and `waitForURL` wait for it in vain.
 */
export async function goBack(page: Page, url: string): Promise<void> {
  await page.evaluate(() => setTimeout(() => history.back()))
  const deadline = Date.now() + 30_000
  while ((await currentUrl(page)) !== url) {
    if (Date.now() > deadline) throw new Error(`The back button did not lead to ${url}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

// While one page gives way to the other there is none to ask.
function currentUrl(page: Page): Promise<string> {
  return page.evaluate(() => location.href).catch(() => '')
}
