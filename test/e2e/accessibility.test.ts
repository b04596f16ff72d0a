/** Both pages by axe-core's rules, and the playground by what no rule can see: keyboard, narrow screens, announcements. */
import axe from 'axe-core'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../../examples/demo/demo.ts'
import { insert, textField, usePlayground, verdict } from './playground-site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
const PHONE = { width: 390, height: 800 }

const playground = usePlayground()

/** What axe-core finds, by rule and element, what it cannot decide among it. Evaluated, since the CSP forbids a script tag. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), TAGS)
  return [...results.violations, ...results.incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target}`),
  )
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

afterEach(() => expect(playground.complaints()).toEqual([]))

describe.each(['light', 'dark'] as const)('in the %s colour scheme', (colorScheme) => {
  it('the playground has no fault by axe-core, empty, broken, good, and with a POST', async () => {
    const page = await playground.open({ colorScheme })
    expect(await findings(page)).toEqual([])
    await insert(page, 'Wrong region')
    await textField(page, 'State').fill('é')
    expect(await findings(page)).toEqual([])
    await insert(page, 'Insert an example')
    await page.getByRole('button', { name: 'Copy the code' }).click()
    expect(await findings(page)).toEqual([])
    await insert(page, 'Long token')
    expect(await findings(page)).toEqual([])
  })

  it('the playground never scrolls sideways on a phone', async () => {
    const page = await playground.open({ colorScheme, viewport: PHONE })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    const widths = [await width()]
    for (const button of await page.locator('[data-example]').all()) {
      await button.click()
      widths.push(await width())
    }
    await textField(page, 'Redirect URI').fill(`https://${'a'.repeat(200)}.example`)
    await textField(page, 'ID token').fill('x')
    expect([...widths, await width()]).toEqual(Array(7).fill(390))
  })
})

describe('the demo', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await startDemo({ port: 0, pingOnePort: 0 })
  })
  afterAll(() => demo.close())

  it.each(['light', 'dark'] as const)(
    'has no fault by axe-core, signed off, on, and back, in %s',
    async (colorScheme) => {
      const page = await playground.open({ colorScheme })
      await page.goto(demo.url)
      await page.getByRole('button', { name: 'Sign on' }).waitFor()
      expect(await findings(page)).toEqual([])
      await page.getByRole('button', { name: 'Sign on' }).click()
      await page.getByLabel('User name').fill(demo.user.username)
      await page.getByLabel('Password').fill(demo.user.password)
      await page.getByRole('button', { name: 'Sign on' }).click()
      await page.getByRole('heading', { name: demo.user.claims.name }).waitFor()
      await page.locator('summary').click()
      await page.getByRole('button', { name: 'Make four mistakes' }).click()
      expect(await findings(page)).toEqual([])
      await page.getByRole('button', { name: 'Sign off' }).click()
      await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
      expect(await findings(page)).toEqual([])
    },
  )
})

describe('axe-core', () => {
  it('finds a fault where there is one', async () => {
    const page = await playground.open()
    await page.evaluate(() => document.querySelector('label[for=state]')?.remove())
    expect(await findings(page)).toContain('label: #state')
  })
})

describe('the playground without a mouse', () => {
  it('leads to everything by the Tab key, each stop with a name and a visible focus', async () => {
    const page = await playground.open()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await verdict(page)).toMatch(/^No problem found/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await verdict(page)).toBe('1 error. Nothing would be sent. See idToken')
    const stops = await stopsOf(page)
    expect(stops.map(({ stop }) => stop)).toEqual([
      ...['Slash missing', 'Access token', 'Long token', 'idToken', 'idToken', 'region', 'authPath', 'envID'],
      ...['clientId', 'postLogoutRedirectUri', 'postLogoutRedirectUris', 'state', 'endpoint', 'mode'],
      ...['method', 'allowInsecureRedirect', 'Clear all', 'copy-uri', 'copy-code'],
    ])
    expect(stops.filter(({ outline }) => outline !== '3px')).toEqual([])
  })

  it('is mended, sent and copied from by keys alone', async () => {
    const page = await playground.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await tabTo(page, 'Wrong region')
    await page.keyboard.press('Space')
    await tabTo(page, 'idToken')
    await page.keyboard.press('Enter')
    await tabTo(page, 'region')
    await page.keyboard.type('Euro')
    expect(await verdict(page)).toMatch(/^No problem found/)
    await tabTo(page, 'allowInsecureRedirect')
    await page.keyboard.press('Space')
    await tabTo(page, 'copy-uri')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'https://app.example.com/signed-off',
    )
    expect(await page.locator('#code-text').innerText()).toContain('allowInsecureRedirect: true')
  })
})

describe('what a screen reader is told', () => {
  it('is one verdict when the typing has paused, not one for every key', async () => {
    const page = await playground.open()
    await page.clock.install()
    await page.reload()
    await page.clock.pauseAt(Date.now() + 60_000)
    const announcement = page.locator('#announcement')
    const said = announcement.evaluateHandle((region) => {
      const texts: string[] = []
      const read = () => texts.push(region.textContent ?? '')
      new MutationObserver(read).observe(region, { childList: true })
      return texts
    })
    const texts = await said
    await textField(page, 'PingOne’s address').pressSequentially('https://login.example.com')
    expect(await texts.jsonValue()).toEqual([])
    await page.clock.runFor(1500)
    await textField(page, 'State').pressSequentially('abc')
    await textField(page, 'State').fill('')
    await page.clock.runFor(1500)
    expect(await texts.jsonValue()).toEqual([
      '1 warning, no error. It would be sent. See postLogoutRedirectUri',
    ])
  })

  it('names the page’s parts: one banner, one main, and a region for each part', async () => {
    const page = await playground.open()
    await insert(page, 'Insert an example')
    const regions = await page
      .locator('section:visible')
      .evaluateAll((sections) =>
        sections.map(
          (section) => document.getElementById(section.getAttribute('aria-labelledby') ?? '')?.innerText,
        ),
      )
    expect(regions).toEqual([
      'Made-up examples',
      'No problem found.',
      'Settings',
      'The request',
      'Its length',
      'What the token says',
      'The URL to register',
      'The code',
    ])
  })
})

interface Stop {
  /** The element's id, the id that it leads to, or its text. */
  stop: string
  outline: string
}

function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const href = element.getAttribute('href')?.slice(1)
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return {
      stop: element.id || href || element.innerText,
      outline: outlineStyle === 'solid' ? outlineWidth : outlineStyle,
    }
  })
}

/** Where the Tab key stops from here to the end of the page. */
async function stopsOf(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let count = 0; count < 30 && stops.at(-1)?.stop !== 'copy-code'; count++) {
    await page.keyboard.press('Tab')
    stops.push(await focused(page))
  }
  return stops
}

async function tabTo(page: Page, stop: string): Promise<void> {
  for (let count = 0; count < 30; count++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)).stop === stop) return
  }
  throw new Error(`The Tab key does not lead to ${stop}`)
}
