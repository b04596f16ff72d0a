/** The README's pages in Chromium: the application's code, and the CDN page as it stands there and as a release has it. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pinCdnFile } from '../../.ci/pin-cdn-file.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { launchBrowser } from '../browser/launch.ts'
import { type Site, startSite } from '../browser/site.ts'
import { makeIdToken } from '../unit/fixtures.ts'

const { version } = packageJson
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const file = readFileSync(new URL('../../dist/cdn/pingone-signoff.min.js', import.meta.url))
const CDN_HOST = 'cdn.jsdelivr.net'
const headers = { 'Access-Control-Allow-Origin': '*' }

const pageOf = (text: string) => /^```html\n(.*?)^```/ms.exec(text)?.[1] ?? ''
const released = pageOf(pinCdnFile(readme, version, file))
const PINNED = `/npm/pingone-signoff@${version}/dist/cdn/pingone-signoff.min.js`

let site: Site
let browser: Browser
beforeAll(async () => {
  const names = ['app.example.com', 'auth.pingone.eu', CDN_HOST]
  site = await startSite({ hosts: names, files: {} })
  const hosts = Object.fromEntries(names.map((name) => [name, site.port]))
  browser = await launchBrowser({ name: 'chromium-headless-shell', hosts })
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** Opens the page, with this in the place of the CDN file. Its modules have run, or failed, when it has loaded. */
async function openPage(page: string, path: string, body: Uint8Array): Promise<Page> {
  site.requests.length = 0
  site.files['/'] = { body: page }
  site.files[path] = { body, headers }
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const tab = await context.newPage()
  await tab.goto('https://app.example.com/')
  return tab
}

describe('the page of the README', () => {
  it('signs off, and knows when it is back', async () => {
    const [source = ''] = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code)
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    })
    const code = outputText.replace("'pingone-signoff'", "'/sdk.js'")
    site.files['/application.js'] = { body: code }
    site.files['/sdk.js'] = { body: file }
    const button = '<!doctype html><title>Shop</title><button>Sign off</button>'
    const page = `${button}<script type="module">
      import { onSignOffClick } from '/application.js'
      const clear = () => localStorage.setItem('cleared', 'yes')
      document.querySelector('button').onclick = () => onSignOffClick(${JSON.stringify(makeIdToken())}, clear)
    </script>`
    site.files['/bye'] = { body: page }
    const tab = await openPage(page, '/unused', Buffer.from(''))
    const [request] = await Promise.all([
      tab.waitForRequest((sent) => new URL(sent.url()).host === 'auth.pingone.eu'),
      tab.click('button'),
    ])
    const { searchParams } = new URL(request.url())
    await tab.goto(`${searchParams.get('post_logout_redirect_uri')}?state=${searchParams.get('state')}`)
    await tab.waitForFunction(() => document.title === 'Back from the sign-off')
    expect(searchParams.get('id_token_hint')).toBe(makeIdToken())
    expect(await tab.evaluate(() => localStorage.getItem('cleared'))).toBe('yes')
    await tab.context().close()
  })
})

describe('the CDN page of the README', () => {
  it.each([
    ['the repository', pageOf(readme), '/npm/pingone-signoff/dist/cdn/pingone-signoff.min.js'],
    ['a release', released, PINNED],
  ])('signs off as %s has it', async (_, page, path) => {
    const tab = await openPage(page, path, file)
    const [request] = await Promise.all([
      tab.waitForRequest((sent) => new URL(sent.url()).host === 'auth.pingone.eu'),
      tab.click('#sign-off'),
    ])
    const url = new URL(request.url())
    expect(url.pathname).toBe('/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      post_logout_redirect_uri: 'https://app.example.com/bye',
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
    await tab.context().close()
  })

  it.each([
    ['import map and modulepreload', released],
    ['the import map', released.replace(/<link .*\n/, '')],
    ['the modulepreload', released.replace(/,\s*"integrity": \{[^}]*\}/, '')],
  ])('refuses a file that differs by one byte, by %s', async (_, page) => {
    const changed = Buffer.from(file)
    changed[file.indexOf('PingOne')] = 'p'.charCodeAt(0) // in a message, so that the file still runs
    const tab = await openPage(page, PINNED, changed)
    await tab.click('#sign-off')
    expect(await tab.evaluate(() => (document.querySelector('#sign-off') as HTMLElement).onclick)).toBeNull()
    expect(site.requests.map(({ host }) => host)).toEqual(['app.example.com', CDN_HOST])
    await tab.context().close()
  })
})
