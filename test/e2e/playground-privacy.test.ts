/** What the playground promises of what is pasted into it: nothing leaves the page, and nothing of it breaks the page. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeIdToken } from '../unit/fixtures.ts'
import { insert, shownProblems, textField, usePlayground, verdict } from './playground-site.ts'

const playground = usePlayground()

const FIELDS = [
  'ID token',
  'PingOne’s address',
  'Environment ID',
  'Client ID',
  'Redirect URI',
  'Registered Signoff URLs',
  'State',
]

describe('what is pasted into the playground', () => {
  let elsewhere: Server
  let received: string[] = []

  beforeAll(async () => {
    elsewhere = createServer((request, response) => {
      received.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => elsewhere.close())
  afterEach(() => {
    received = []
  })

  it('makes no request, goes into no storage and into no link', async () => {
    const context = { permissions: ['clipboard-write'] }
    const page = await playground.open(context)
    // Chromium fetches the icon of a page that has loaded.
    await page.waitForLoadState('networkidle')
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    for (const example of ['Insert an example', 'Slash missing', 'Long token']) await insert(page, example)
    const idToken = makeIdToken()
    for (const name of FIELDS) await textField(page, name).fill('')
    await textField(page, 'ID token').fill(idToken)
    await textField(page, 'State').pressSequentially('my state')
    await textField(page, 'Redirect URI').pressSequentially('https://127.0.0.1:1/bye')
    await page.keyboard.press('Enter')
    await page.getByLabel('Endpoint').selectOption('idpSignoff')
    await page.getByRole('button', { name: 'Copy the Signoff URL' }).click()
    await page.getByRole('button', { name: 'Copy the code' }).click()
    const kept = await page.evaluate(() => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      location.href,
    ])
    expect(kept).toEqual([0, 0, '', playground.url])
    const links = page.locator('a').evaluateAll((anchors) => anchors.map((a) => a.getAttribute('href')))
    expect(await links).toEqual(['#authPath', '#endpoint'])
    expect(requests).toEqual([])
    await page.reload()
    expect(await textField(page, 'ID token').inputValue()).toBe('')
    expect(playground.complaints()).toEqual([])
  })

  it.each([
    ['fetch', 'fetch(url).catch(() => {})'],
    ['sendBeacon', 'navigator.sendBeacon(url, "x")'],
    ['XMLHttpRequest', 'const r = new XMLHttpRequest(); r.open("POST", url); r.send("x")'],
    ['EventSource', 'new EventSource(url)'],
    ['WebSocket', 'try { new WebSocket(url.replace("http", "ws")) } catch {}'],
    ['an image', 'new Image().src = url'],
    ['a frame', 'document.body.append(Object.assign(document.createElement("iframe"), { src: url }))'],
    [
      'a form',
      'const f = document.querySelector("form"); f.action = url; HTMLFormElement.prototype.submit.call(f)',
    ],
    ['a script', 'import(url).catch(() => {})'],
    [
      'a style sheet',
      'document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }))',
    ],
  ])('could not be sent by %s, if the page tried to', async (_, attempt) => {
    const page = await playground.open()
    const { port } = elsewhere.address() as AddressInfo
    const blocked = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
        ),
    )
    await page.evaluate(`{ const url = 'http://127.0.0.1:${port}/'; ${attempt} }`)
    expect(await blocked).toMatch(/^(connect|img|frame|form|script|style)-/)
    expect(received).toEqual([])
    playground.complaints()
  })
})

describe('hostile text', () => {
  it.each([
    ['HTML', '"><img src=x onerror=alert(1)><script>alert(1)</script>'],
    ['control characters', '\0\x01\x1b[31m\x7f\u202e\u2028\ufeff'],
    ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'],
    ['lone surrogates', '\ud800x\udfff'],
    [
      'claims that are no text',
      ['{}', '{"iss":{"a":[]},"aud":[{},null,7],"exp":1e300,"env":"<b>"}', 'x']
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.'),
    ],
  ])('%s breaks nothing in any field', async (_, text) => {
    const page = await playground.open()
    for (const name of FIELDS) await put(page, name, text)
    expect(await page.locator('script, img, b, iframe').count()).toBe(2)
    expect(await verdict(page)).toMatch(/^\d errors?/)
    expect((await page.locator('body').innerText()).length).toBeLessThan(30_000)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await insert(page, 'Insert an example')
    expect(await verdict(page)).toMatch(/^No problem found/)
    expect(playground.complaints()).toEqual([])
  })

  it.each([
    ['a megabyte', 'a'],
    ['a megabyte of dots', 'a.'],
    ['a megabyte of lines', 'a\n'],
  ])('%s is cut to what the page can carry', async (_, part) => {
    const page = await playground.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.evaluate((part) => navigator.clipboard.writeText(part.repeat(1_000_000 / part.length)), part)
    await textField(page, 'ID token').press('Control+V')
    expect((await textField(page, 'ID token').inputValue()).length).toBe(100_000)
    await textField(page, 'Redirect URI').press('Control+V')
    expect(await shownProblems(page)).toContainEqual(['INVALID_ID_TOKEN', 'idToken'])
    expect((await page.locator('body').innerText()).length).toBeLessThan(30_000)
    await insert(page, 'Insert an example')
    expect(await verdict(page)).toMatch(/^No problem found/)
  })
})

/** As it comes from a clipboard, but to the letter: a clipboard would mend lone surrogates. */
function put(page: Page, name: string, text: string): Promise<void> {
  return textField(page, name).evaluate((field, json) => {
    ;(field as HTMLInputElement).value = JSON.parse(json)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }, JSON.stringify(text))
}
