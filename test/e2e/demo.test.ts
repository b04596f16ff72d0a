/** The demo as a person meets it: started by its command, walked through in Chromium, stopped by a signal. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findBrowser } from '../browser/executable.ts'

/** As `npm start` does. The command `tsx` would stand between, and kills what takes longer than 30 ms to hear a signal. */
const COMMAND = ['--import', 'tsx', fileURLToPath(new URL('../../examples/demo/start.ts', import.meta.url))]

interface RunningDemo {
  process: ChildProcess
  /** What it has printed. */
  output: () => string
  /** The address that it prints. */
  url: string
}

const started: ChildProcess[] = []

function spawnDemo(ports: Record<string, string>): { process: ChildProcess; output: () => string } {
  const process = spawn(globalThis.process.execPath, COMMAND, {
    env: { ...globalThis.process.env, ...ports },
  })
  let text = ''
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk
    })
  }
  started.push(process)
  return { process, output: () => text }
}

async function startDemo(ports: Record<string, string>): Promise<RunningDemo> {
  const { process, output } = spawnDemo({ PORT: '0', PINGONE_PORT: '0', ...ports })
  await vi.waitFor(() => expect(output()).toContain('Press Ctrl+C to stop.'), { timeout: 30_000 })
  return { process, output, url: /Open +(\S+)/.exec(output())?.[1] ?? '' }
}

async function stop(process: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(process, 'exit')
  process.kill(signal)
  const [code] = await exit
  return code
}

afterAll(async () => {
  const running = started.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && !signalCode)
  await Promise.all(running.map((process) => stop(process, 'SIGKILL')))
})

describe('the demo in a browser', () => {
  let browser: Browser
  let url: string

  beforeAll(async () => {
    const launching = chromium.launch({
      ...findBrowser('chromium-headless-shell'),
      args: ['--no-sandbox', '--disable-gpu'],
    })
    url = (await startDemo({})).url
    browser = await launching
  })
  afterAll(() => browser.close())

  it('leads from sign-on to a verified return, and to the password again', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))

    await page.goto(url)
    await signOn(page)
    expect(await shown(page, '#signed-on')).toContain('ann@example.com')
    expect(await answer(page)).toContain('PingOne has a session')
    expect(page.url()).toBe(`${url}/`)
    const secondTab = await context.newPage()
    await secondTab.goto(url)
    await secondTab.getByRole('button', { name: 'Sign on' }).click()
    await secondTab.getByRole('heading', { name: 'Ann Example' }).waitFor()

    await page.getByLabel('What are you doing?').fill('Drawing a map of the moon')
    await page.getByRole('button', { name: 'Sign off' }).click()
    expect(await shown(page, '#answer .notice')).toContain('PingOne confirms: the session has ended')
    expect(await shown(page, '#return .notice')).toMatch(/verified.+Drawing a map of the moon/s)
    expect(page.url()).toBe(`${url}/signed-off`)
    expect(await shown(page, '#sent')).toMatch(/id_token_hint\s+eyJ\S+… \(\d+ characters\)/)
    expect(await shown(secondTab, '#return .notice')).toContain('Signed off in another tab')

    await page.getByRole('button', { name: 'Sign on' }).click()
    await page.getByLabel('Password').waitFor()
    expect(complaints).toEqual([])
  })

  it('tells a return without its state, a stranger’s and an ordinary visit apart, and names mistakes', async () => {
    const page = await browser.newPage()
    await page.goto(url)
    await signOn(page)
    await page.locator('summary').click()
    await page.getByRole('button', { name: 'Make four mistakes' }).click()
    expect(await page.locator('.problems li').count()).toBe(4)
    await page.getByRole('button', { name: 'Come back without it' }).click()
    expect(await shown(page, '#return .notice')).toContain('missing')
    expect(await answer(page)).toContain('PingOne has a session')
    await page.locator('summary').click()
    await page.getByRole('link', { name: 'Follow such a link' }).click()
    await page.waitForURL(/state=/)
    expect(await shown(page, '#return .notice')).toContain('unknown')
    await page.goto(`${url}/signed-off`)
    expect(await shown(page, '#return .notice')).toContain('none')
  })

  it('links to the playground, whose policy comes in a header too', async () => {
    const page = await browser.newPage()
    await page.goto(url)
    await page.getByRole('link', { name: 'Playground' }).click()
    await page.getByRole('button', { name: 'Insert an example' }).click()
    expect(await shown(page, '#verdict')).toContain('No problem found.')
    expect(page.url()).toBe(`${url}/playground`)
    const inPage = await page.locator('meta[http-equiv]').getAttribute('content')
    const inHeader = (await fetch(page.url())).headers.get('content-security-policy')
    expect(inPage).toMatch(/^default-src 'none';.* connect-src 'none'; form-action 'none';/)
    expect(inHeader).toBe(`${inPage}; frame-ancestors 'none'`)
  })
})

describe('the demo as a command', () => {
  it('runs until Ctrl+C, and ends with exit code 0', async () => {
    const { process, url, output } = await startDemo({})
    expect((await fetch(url)).status).toBe(200)
    expect(output()).toContain(`Playground  ${url}/playground\n`)
    expect(await stop(process, 'SIGINT')).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })

  it('takes other ports where those wanted are busy, says so, and ends with exit code 0 on SIGTERM', async () => {
    const busy = createServer().listen(0, '127.0.0.1')
    await once(busy, 'listening')
    const port = String((busy.address() as AddressInfo).port)
    const { process, output, url } = await startDemo({ PORT: port, PINGONE_PORT: port })
    busy.close()
    expect(output()).toContain(`Port ${port} is busy, so the page is at ${new URL(url).port}.`)
    expect(output()).toMatch(new RegExp(`Port ${port} is busy, so the test provider is at \\d+\\.`))
    expect((await fetch(url)).headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(await stop(process, 'SIGTERM')).toBe(0)
  })

  it('says what is wrong with a port', async () => {
    const { process, output } = spawnDemo({ PORT: 'http' })
    const [code] = await once(process, 'close')
    expect({ code, output: output().trim() }).toEqual({
      code: 1,
      output:
        'The demo could not start. PORT is "http", which is no port: set it to a number from 0 to 65535.',
    })
  })
})

async function signOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign on' }).click()
  await page.getByLabel('User name').fill('ann')
  await page.getByLabel('Password').fill('correct horse')
  await page.getByRole('button', { name: 'Sign on' }).click()
  await page.getByRole('heading', { name: 'Ann Example' }).waitFor()
}

async function answer(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ask PingOne' }).click()
  return shown(page, '#answer .notice')
}

/** What a person reads there, once it is there. */
function shown(page: Page, selector: string): Promise<string> {
  return page.locator(selector).innerText()
}
