/** A walk through the whole site in Chromium: links, colour schemes, a phone, search, and what axe-core finds. */
import axe from 'axe-core'
import type { Page } from 'playwright'
import { afterEach, describe, expect, it } from 'vitest'
import { DOCUMENTS } from '../../.ci/documents.ts'
import { ERRORS, SURROUNDINGS_ERRORS } from '../../src/problems/texts.ts'
import { WARNINGS } from '../../src/problems/warning-texts.ts'
import { FILES, PAGES, useBuiltSite } from './built-site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
const PHONE = { width: 390, height: 844 }

const site = useBuiltSite()

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** What axe-core finds, by rule and element. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), TAGS)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))
}

interface Place {
  path: string
  fragment: string
}

/** Where a page leads to within the site. */
function placesOf(page: Page): Promise<Place[]> {
  return page.locator('a[href]').evaluateAll((links) =>
    links
      .map((link) => new URL((link as HTMLAnchorElement).href))
      .filter(({ origin }) => origin === location.origin)
      .map(({ pathname, hash }) => ({
        path: pathname.slice(1),
        fragment: decodeURIComponent(hash.slice(1)),
      })),
  )
}

const fileOf = (path: string) => (path === '' || path.endsWith('/') ? `${path}index.html` : path)

afterEach(() => expect(site.complaints()).toEqual([]))

describe('the site', () => {
  it('has a page for each document', () => {
    const names = { 'README.md': 'index', 'SECURITY.md': 'security', 'CONTRIBUTING.md': 'contributing' }
    const expected = DOCUMENTS.map((path) => {
      const name = Object.entries(names).find(([document]) => document === path)?.[1]
      return `${
        name ??
        path
          .replace(/^docs\//, '')
          .replace(/\.md$/, '')
          .toLowerCase()
      }.html`
    })
    expect(expected.filter((page) => !PAGES.includes(page))).toEqual([])
  })

  it('leads from page to page, and nowhere that is not there', async () => {
    const ids: Record<string, string[]> = {}
    const places: (Place & { from: string })[] = []
    for (const from of PAGES) {
      const page = await site.open(from)
      ids[from] = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
      places.push(...(await placesOf(page)).map((place) => ({ ...place, from })))
      expect(await page.locator('h1').count()).toBe(1)
      await page.context().close()
    }
    const dead = places.filter(({ path, fragment }) => {
      const file = fileOf(path)
      return !FILES.includes(file) || (fragment !== '' && file in ids && !ids[file]?.includes(fragment))
    })
    expect(dead).toEqual([])
    const reached = new Set(places.map(({ path }) => fileOf(path)))
    expect([...PAGES, 'playground/index.html'].filter((page) => !reached.has(page))).toEqual([])
  }, 300_000)

  it.each(PAGES)(
    '%s has no fault by axe-core, light and dark, and never scrolls sideways on a phone',
    async (path) => {
      const page = await site.open(path, { viewport: PHONE })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
      await page.setViewportSize({ width: 1280, height: 900 })
      // The sidebar comes in when there is room for it.
      await page.waitForFunction(
        () => getComputedStyle(document.querySelector('.VPSidebar') ?? document.body).opacity === '1',
      )
      const light = await findings(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.waitForFunction(() => document.documentElement.classList.contains('dark'))
      const dark = await findings(page)
      expect({ light, dark }).toEqual({ light: [], dark: [] })
      await page.context().close()
    },
  )

  it('finds every code of the SDK without a server', async () => {
    const page = await site.open('index.html')
    await page.keyboard.press('Control+k')
    const field = page.locator('#localsearch-input')
    const hit = (code: string) =>
      page.locator(`#localsearch-list a[href$="/codes.html#${code.toLowerCase()}"]`)
    for (const code of Object.keys({ ...ERRORS, ...SURROUNDINGS_ERRORS, ...WARNINGS })) {
      await field.fill(code)
      await hit(code).waitFor()
    }
    await field.fill('REGION_MISMATCH')
    await hit('REGION_MISMATCH').click()
    await page.waitForURL(/codes\.html#region_mismatch$/)
    await page.context().close()
  })

  it('finds a symptom', async () => {
    const page = await site.open('start.html')
    await page.keyboard.press('Control+k')
    await page.locator('#localsearch-input').fill('signed straight back on')
    const hit = page.locator('#localsearch-list a', { hasText: 'Signed straight back on' }).first()
    await hit.click()
    await page.waitForURL(/troubleshooting\.html#signed-straight-back-on$/)
    await page.context().close()
  })

  it('opens the menu on a phone, and leads by it', async () => {
    const page = await site.open('index.html', { viewport: PHONE })
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name: 'Troubleshooting by symptom' }).click()
    await page.waitForURL(/troubleshooting\.html$/)
    await page.context().close()
  })

  it('holds the playground, which judges', async () => {
    const page = await site.open('index.html')
    await page.getByRole('link', { name: 'Playground' }).first().click()
    await page.getByRole('button', { name: 'Wrong region' }).click()
    await page.getByText('REGION_MISMATCH').first().waitFor()
    await page.context().close()
  })
})
