/** The site as `npm run docs` has built it, served below a path of its own as a forge would, to one browser. */
import { readdirSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { type Site, startSite } from '../../examples/demo/site.ts'
import { readPageFile } from '../../examples/page/page-file.ts'
import { findBrowser } from '../browser/executable.ts'

const DIST = new URL('../../docs/site/dist/', import.meta.url)

/** All files of the site. */
export const FILES: readonly string[] = listFiles()
/** The pages that the documents make, the playground aside. */
export const PAGES: readonly string[] = FILES.filter((name) => /^(?!playground\/|404).*\.html$/.test(name))

function listFiles(): string[] {
  try {
    return readdirSync(DIST, { recursive: true, encoding: 'utf8' }).sort()
  } catch {
    throw new Error('docs/site/dist is missing: run "npm run docs" first.')
  }
}

export interface BuiltSite {
  origin: string
  /** Opens a page and waits until its scripts have taken it over. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>
  /** What pages have printed, and what they asked of others, since the last time somebody asked. */
  complaints: () => string[]
}

export function useBuiltSite(): BuiltSite {
  const noticed: string[] = []
  const built = { complaints: () => noticed.splice(0) } as BuiltSite
  let site: Site
  let browser: Browser

  beforeAll(async () => {
    site = await startSite(0)
    for (const name of FILES.filter((file) => /\.\w+$/.test(file))) {
      const file = await readPageFile(new URL(name, DIST))
      site.files[`/${name}`] = file
      site.files[`/${name.replace(/index\.html$/, '')}`] ??= file
    }
    browser = await chromium.launch({
      ...findBrowser('chromium-headless-shell'),
      args: ['--no-sandbox', '--disable-gpu'],
    })
    built.origin = `http://localhost:${site.port}`
    built.open = (path, options = {}) => open(browser, built.origin, path, options, noticed)
  })
  afterAll(async () => void (await Promise.all([browser.close(), site.close()])))
  return built
}

async function open(
  browser: Browser,
  origin: string,
  path: string,
  options: BrowserContextOptions,
  noticed: string[],
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(10_000)
  page.on('console', (message) => noticed.push(`${path}: ${message.text()}`))
  page.on('pageerror', (error) => noticed.push(`${path}: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) {
      noticed.push(`${path} asks ${request.url()}`)
    }
  })
  await page.goto(`${origin}/${path}`)
  // The switch says what it does when the theme's scripts have taken the page over.
  await page.locator('.VPSwitchAppearance[title^=Switch]').first().waitFor({ state: 'attached' })
  return page
}
