/** The README's CDN page as it stands there, in Chromium: import map, hash and all. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser/launch.ts'
import { type Site, startSite } from '../browser/site.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const file = readFileSync(new URL('../../dist/cdn/pingone-signoff.min.js', import.meta.url))
const page = /^```html\n(.*?)^```/ms.exec(readme)?.[1] ?? ''
const [, cdnHost = '', cdnPath = ''] = /"https:\/\/([^/"]+)(\/[^"]+)"/.exec(page) ?? []
const headers = { 'Access-Control-Allow-Origin': '*' }

let site: Site
let browser: Browser
beforeAll(async () => {
  const names = ['app.example.com', 'auth.pingone.eu', cdnHost]
  site = await startSite({ hosts: names, files: { '/': { body: page } } })
  const hosts = Object.fromEntries(names.map((name) => [name, site.port]))
  browser = await launchBrowser({ name: 'chromium', hosts })
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

/** What PingOne is asked when the button is pressed, with this in the place of the CDN file. */
async function pressSignOff(body: Uint8Array): Promise<URL | undefined> {
  site.requests.length = 0
  site.files[cdnPath] = { body, headers }
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  const tab = await context.newPage()
  await tab.goto('https://app.example.com/', { waitUntil: 'networkidle' })
  await tab.click('#sign-off')
  await tab.waitForTimeout(1000)
  await context.close()
  const request = site.requests.find(({ host }) => host === 'auth.pingone.eu')
  return request && new URL(request.url, 'https://auth.pingone.eu')
}

describe('the CDN page of the README', () => {
  it('signs off', async () => {
    const url = await pressSignOff(file)
    expect(url?.pathname).toBe('/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff')
    expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
      post_logout_redirect_uri: 'https://app.example.com/bye',
      state: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('refuses a file that differs by one byte', async () => {
    const changed = Buffer.from(file)
    changed[file.indexOf('PingOne')] = 'p'.charCodeAt(0) // in a message, so that the file still runs
    expect(await pressSignOff(changed)).toBeUndefined()
  })
})
