import type { Page } from 'playwright'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SignOffOptions } from '../../src/index.ts'
import { applicationPages } from '../browser/application.ts'
import { listeningOf } from '../browser/listening.ts'
import {
  applicationReady,
  arrivesAt,
  outcomeOf,
  sessionAlive,
  signOffAndReturn,
  startSignOff,
} from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { BROWSER, BROWSERS, isChromium, ORIGIN, REGIONAL } from './world.ts'

const OTHER_TAB = { reason: 'other-tab', issuer: REGIONAL.issuer }
const SILENT_SIGN_ON = `${REGIONAL.issuer}/authorize?${new URLSearchParams({
  client_id: REGIONAL.clientId,
  redirect_uri: `${ORIGIN}/probe`,
  response_type: 'code',
  scope: 'openid',
  prompt: 'none',
  // Nobody redeems the code: any challenge will do.
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
})}`

/** A second tab of the same browser, with the application open. */
async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage()
  await tab.goto(`${ORIGIN}/`)
  await applicationReady(tab)
  return tab
}

/** What a tab has heard, once it has heard something, however long that takes on a busy machine. */
async function heardBy(tab: Page): Promise<unknown[]> {
  await tab.waitForFunction(() => window.app.signedOff.length > 0)
  return heardSoFar(tab)
}

function heardSoFar(tab: Page): Promise<unknown[]> {
  return tab.evaluate(() => window.app.signedOff)
}

/** What a tab has heard when there has been time for it. */
async function heardInTime(tab: Page): Promise<unknown[]> {
  await tab.waitForTimeout(500)
  return heardSoFar(tab)
}

/** Makes a tab ask PingOne for a session the moment it hears of a sign-off, as an application might. */
async function askPingOneOnHearing(tab: Page): Promise<void> {
  await tab.evaluate((url) => {
    window.app.sdk.onSignedOff(() => location.assign(url))
  }, SILENT_SIGN_ON)
}

async function answerOf(tab: Page): Promise<string | null> {
  await tab.waitForURL(`${ORIGIN}/probe?**`)
  return new URL(tab.url()).searchParams.get('error')
}

describe.each(BROWSERS)('onSignedOff in %s', (browser) => {
  const world = useWorld({ browser })

  /** Lets PingOne take its time, so that whoever asks too early finds the session alive. */
  function slowDown(): void {
    world.pingOne.intercept(async ({ url = '' }) => {
      if (url.includes('/as/signoff')) await new Promise((resolve) => setTimeout(resolve, 700))
      return false
    })
  }

  /** Lets PingOne keep its answer to itself until it is told to give it. */
  function holdAnswer(): { reached: Promise<void>; release: () => void } {
    const hold = { release: () => {}, reached: Promise.resolve() }
    const released = new Promise<void>((resolve) => {
      hold.release = resolve
    })
    hold.reached = new Promise((resolve) => {
      world.pingOne.intercept(async ({ url = '' }) => {
        if (!url.includes('/as/signoff')) return false
        resolve()
        await released
        return false
      })
    })
    return hold
  }

  /** Serves the application to browsers as they were once. */
  function withoutBroadcastChannel(): void {
    const pages = applicationPages(REGIONAL)
    onTestFinished(() => void Object.assign(world.site.files, pages))
    const script = "<script>Reflect.deleteProperty(window, 'BroadcastChannel')</script>"
    world.site.files['/'] = { body: `${pages['/']?.body}`.replace('<title>', `${script}<title>`) }
  }

  it.each(['GET', 'POST'] as const)(
    'tells another tab of a redirect by %s when the session has ended, and not the own tab',
    async (method) => {
      const { page } = world
      await signOn(page)
      const [asking, watching] = [await openTab(page), await openTab(page)]
      await askPingOneOnHearing(asking)
      slowDown()
      await signOffAndReturn(page, { method })
      expect(await heardBy(watching)).toEqual([OTHER_TAB])
      expect(await answerOf(asking)).toBe('login_required')
      expect(await page.evaluate(() => window.app.signedOff)).toEqual([])
    },
  )

  it('tells of a fetch when it has settled, and not the own tab', async () => {
    const { page } = world
    const tab = await openTab(page)
    const own = await openTab(page)
    const { reached, release } = holdAnswer()
    await startSignOff(own, { mode: 'fetch', timeout: 60_000 })
    await reached
    expect(await heardInTime(tab)).toEqual([])
    release()
    expect(await outcomeOf(own)).toMatchObject({ status: 'fulfilled', value: { mode: 'fetch' } })
    expect(await heardBy(tab)).toEqual([OTHER_TAB])
    expect(await own.evaluate(() => window.app.signedOff)).toEqual([])
  })

  it.each<[string, Partial<SignOffOptions>]>([
    ['PingOne rejects', { mode: 'fetch', postLogoutRedirectUri: `${ORIGIN}/not-registered` }],
    ['cannot be built', { authPath: 'https://auth.pingone.uk' }],
  ])('tells nobody of a sign-off that %s', async (_, options) => {
    const tab = await openTab(world.page)
    const own = await openTab(world.page)
    await startSignOff(own, options)
    expect(await outcomeOf(own)).toMatchObject({ status: 'rejected' })
    expect(await heardInTime(tab)).toEqual([])
  })

  /** PingOne never answers. */
  function hang(): void {
    world.pingOne.intercept(async ({ url = '', socket }) => {
      if (!url.includes('/as/signoff')) return false
      await new Promise((resolve) => socket.once('close', resolve))
      return true
    })
  }

  it.each(['GET', 'POST'] as const)(
    'tells nobody of a sign-off by %s in whose place the page goes elsewhere',
    async (method) => {
      const { page } = world
      await signOn(page)
      const tab = await openTab(page)
      hang()
      await page.evaluate((method) => {
        window.app.signOff({ method })
        setTimeout(() => location.assign('/probe'), 700)
      }, method)
      await arrivesAt(page, '/probe')
      expect(await heardInTime(tab)).toEqual([])
      world.pingOne.intercept(undefined)
      expect(await sessionAlive(page)).toBe(true)
    },
  )

  // WebDriver closes a window without asking the page.
  it.skipIf(browser === 'webkit')(
    'tells nobody of a sign-off whose tab is closed before PingOne answers',
    async () => {
      const { page } = world
      const tab = await openTab(page)
      const own = await openTab(page)
      hang()
      const askedBefore = world.pingOne.requests.length
      await own.evaluate(() => void setTimeout(() => window.app.signOff(), 0))
      const askedSince = () => world.pingOne.requests.slice(askedBefore)
      await expect.poll(() => askedSince().some(({ url }) => url.includes('/as/signoff'))).toBe(true)
      await own.close({ runBeforeUnload: true })
      expect(await heardInTime(tab)).toEqual([])
    },
  )

  it('tells of a return that a native shell hands in', async () => {
    const own = await openTab(world.page)
    const tab = await openTab(world.page)
    const seen = await own.evaluate(async () => {
      const { app } = window
      let opened = ''
      const navigate = (url: string) => {
        opened = url
      }
      const postLogoutRedirectUri = 'com.example.shop://bye'
      await app.signOff({ postLogoutRedirectUri, navigate, appState: 'mine', idToken: null })
      const state = new URL(opened).searchParams.get('state')
      const before = app.isSigningOff()
      const returned = app.completeSignOff({ url: `${postLogoutRedirectUri}?state=${state}` })
      return { before, returned: { ...returned, state: '' }, after: app.isSigningOff() }
    })
    const returned = { status: 'verified', state: '', appState: 'mine' }
    expect(seen).toEqual({ before: true, returned, after: false })
    expect(await heardBy(tab)).toEqual([OTHER_TAB])
  })

  it('goes on where a listener throws, and stops where one has unsubscribed', async () => {
    const tab = await openTab(world.page)
    await tab.evaluate(() => {
      const { onSignedOff } = window.app.sdk
      const tell = (name: string) => () => document.body.append(name)
      onSignedOff(() => {
        throw new Error('This listener is broken')
      })
      onSignedOff(tell('unsubscribed '))()
      const twice = tell('subscribed twice, once left ')
      onSignedOff(twice)()
      onSignedOff(twice)
      onSignedOff(tell('last'))
    })
    await signOffAndReturn(await openTab(world.page))
    expect(await heardBy(tab)).toEqual([OTHER_TAB])
    expect(await tab.textContent('body')).toContain('subscribed twice, once left last')
    expect(await tab.textContent('body')).not.toContain('unsubscribed')
  })

  it('hears by the storage event where there is no BroadcastChannel', async () => {
    withoutBroadcastChannel()
    const tab = await openTab(world.page)
    expect(await tab.evaluate(() => 'BroadcastChannel' in window)).toBe(false)
    const own = await openTab(world.page)
    await signOffAndReturn(own)
    expect(await heardBy(tab)).toEqual([OTHER_TAB])
    expect(await own.evaluate(() => window.app.signedOff)).toEqual([])
  })
})

// Whose debugger alone sees listeners.
describe.skipIf(!isChromium(BROWSER))('onSignedOff in Chromium', () => {
  const world = useWorld()

  it('leaves no listener and no channel behind when all have unsubscribed', async () => {
    const { page } = world
    // A page without the application, which never unsubscribes.
    await page.goto(`${ORIGIN}/probe`)
    const before = await listeningOf(page)
    const content =
      "import { onSignedOff } from '/pingone-signoff.min.js'\nwindow.app = { sdk: { onSignedOff } }"
    await page.addScriptTag({ type: 'module', content })
    await page.waitForFunction(() => window.app)
    expect(await listeningOf(page)).toEqual(before)
    await page.evaluate(() => {
      const { onSignedOff } = window.app.sdk
      const unsubscribes = [onSignedOff(() => {}), onSignedOff(() => {})]
      Object.assign(window, { unsubscribe: () => unsubscribes.map((unsubscribe) => unsubscribe()) })
    })
    expect(await listeningOf(page)).not.toEqual(before)
    // Whoever keeps the function keeps the closed channel.
    await page.evaluate('unsubscribe(); delete window.unsubscribe')
    expect(await listeningOf(page)).toEqual(before)
  })
})
