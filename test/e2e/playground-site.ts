import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startSite } from '../../examples/demo/site.ts'
import { readPageFile } from '../../examples/page/page-file.ts'
import { findBrowser } from '../browser/executable.ts'

const WRITE = fileURLToPath(new URL('../../examples/playground/write.ts', import.meta.url))

export interface Playground {
  url: string
  browser: Browser
  /** A page in its first state. Whatever it prints on its console fails the test that asks `complaints`. */
  open: (options?: BrowserContextOptions) => Promise<Page>
  /** What pages have printed since the last time somebody asked. */
  complaints: () => string[]
}

/** Writes the playground as its command does, and serves those files without a header: its own policy is all there is. */
export function usePlayground(): Playground {
  const printed: string[] = []
  const playground = { complaints: () => printed.splice(0) } as Playground
  let close = async () => {}

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'playground-'))
    await promisify(execFile)(process.execPath, ['--import', 'tsx', WRITE, folder])
    const site = await startSite(0)
    for (const name of await readdir(folder)) {
      site.files[`/${name}`] = await readPageFile(pathToFileURL(join(folder, name)))
    }
    await rm(folder, { recursive: true })
    const browser = await chromium.launch({
      ...findBrowser('chromium-headless-shell'),
      args: ['--no-sandbox', '--disable-gpu'],
    })
    const url = `http://localhost:${site.port}/index.html`
    Object.assign(playground, { url, browser, open: (options = {}) => open(browser, url, options, printed) })
    close = async () => void (await Promise.all([browser.close(), site.close()]))
  })
  afterEach(
    async () => void (await Promise.all(playground.browser.contexts().map((context) => context.close()))),
  )
  afterAll(() => close())
  return playground
}

async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  printed: string[],
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => printed.push(message.text()))
  page.on('pageerror', (error) => printed.push(error.message))
  await page.goto(url)
  return page
}

export async function insert(page: Page, example: string): Promise<void> {
  await page.getByRole('button', { name: example }).click()
}

/** The problems that stand under the fields, by code and option, in the order of the fields. */
export function shownProblems(page: Page): Promise<(readonly [code: string, option: string])[]> {
  return page.locator('.problem').evaluateAll((problems) =>
    problems.map((problem) => {
      const option = problem.parentElement?.id.replace('-problems', '') ?? ''
      return [problem.querySelector('code')?.textContent ?? '', option] as const
    }),
  )
}

/** A field of text by the words that its label begins with. */
export function textField(page: Page, label: string): Locator {
  return page.getByRole('textbox', { name: new RegExp(`^${label}`) })
}

/** The verdict in one line. */
export async function verdict(page: Page): Promise<string> {
  return (await page.locator('#verdict').innerText()).replace(/\n+/g, ' ')
}
