/** No click is dead: a page that was told to leave and is still there, because of its user or of a slow PingOne. */
import { describe, expect, it } from 'vitest'
import { applicationReady, arrivesAt, completeSignOff, sessionAlive } from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { BROWSERS, isChromium, ORIGIN } from './world.ts'

const METHODS = ['GET', 'POST'] as const

describe.each(BROWSERS)('signOff in %s', (browser) => {
  const world = useWorld({ browser })

  /** PingOne does not answer the first request, whose states are told with those of the others. */
  function hangOnce(): (string | null)[] {
    const states: (string | null)[] = []
    world.pingOne.intercept(async ({ url = '', socket }) => {
      if (!url.includes('/as/signoff')) return false
      states.push(new URL(url, ORIGIN).searchParams.get('state'))
      if (states.length > 1) return false
      await new Promise((resolve) => socket.once('close', resolve))
      return true
    })
    return states
  }

  /** Clicks now and so many milliseconds later; counts what is cleared. */
  function click(method: 'GET' | 'POST', later: number, isStopped: boolean): Promise<void> {
    return world.page.evaluate(
      ([method, later, isStopped]) => {
        const clearSession = () => {
          localStorage.setItem('cleared', `${Number(localStorage.getItem('cleared')) + 1}`)
        }
        const signOff = () => void window.app.signOff({ method, clearSession })
        signOff()
        if (isStopped) setTimeout(() => window.stop(), 700)
        setTimeout(signOff, later)
      },
      [method, later, isStopped] as const,
    )
  }

  async function returns(): Promise<void> {
    const { page } = world
    await arrivesAt(page, '/signed-off')
    await applicationReady(page)
    expect((await completeSignOff(page)).status).toBe('verified')
    expect(await sessionAlive(page)).toBe(false)
  }

  const cleared = () => world.page.evaluate(() => localStorage.getItem('cleared'))

  it.each(METHODS)('leaves again, by the same %s, at a click while PingOne is slow', async (method) => {
    await signOn(world.page)
    const states = hangOnce()
    await click(method, 2600, false)
    await returns()
    expect([states.length, new Set(states).size, await cleared()]).toEqual([2, 1, '1'])
  })

  it.each(METHODS)('leaves by %s at a click after Stop', async (method) => {
    await signOn(world.page)
    const states = hangOnce()
    await click(method, 2800, true)
    await returns()
    // Chromium tells of Stop: there the click is a sign-off of its own, checks, clean-up and all.
    const isTold = isChromium(browser)
    expect([states.length, await cleared()]).toEqual([2, isTold ? '2' : '1'])
  })

  // WebDriver ends with an error where a dialog opens.
  it.skipIf(browser === 'webkit').each(METHODS)(
    'leaves by %s at a click after "Stay" in a dialog of the page',
    async (method) => {
      const { page } = world
      await signOn(page)
      let dialogs = 0
      page.on('dialog', (dialog) => (dialogs++ === 0 ? dialog.dismiss() : dialog.accept()))
      await page.evaluate((method) => {
        addEventListener('beforeunload', (event) => event.preventDefault())
        const button = document.body.appendChild(document.createElement('button'))
        button.onclick = () => void window.app.signOff({ method })
      }, method)
      const button = page.getByRole('button')
      await button.click()
      await expect.poll(() => dialogs).toBe(1)
      await page.waitForTimeout(2200)
      const standing = await page.evaluate(() => ({
        isSigningOff: window.app.isSigningOff(),
        outcome: window.app.outcome,
      }))
      if (isChromium(browser)) {
        const message = expect.stringContaining('the user chose to stay')
        expect(standing).toMatchObject({
          isSigningOff: false,
          outcome: { status: 'rejected', error: { code: 'NAVIGATION_BLOCKED', message } },
        })
      } else expect(standing).toEqual({ isSigningOff: true, outcome: undefined })
      await button.click({ noWaitAfter: true })
      await returns()
    },
  )

  it('goes on leaving where a router writes the address meanwhile', async () => {
    const { page } = world
    await signOn(page)
    world.pingOne.intercept(async ({ url = '' }) => {
      if (url.includes('/as/signoff')) await new Promise((resolve) => setTimeout(resolve, 1500))
      return false
    })
    await page.evaluate(() => {
      window.app.signOff()
      setTimeout(() => history.pushState(null, '', '/?signed-out-view'), 500)
      setTimeout(() => {
        const standing = [window.app.isSigningOff(), window.app.outcome ?? 'pending']
        localStorage.setItem('standing', JSON.stringify(standing))
      }, 900)
    })
    await returns()
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('standing') ?? ''))).toEqual([
      true,
      'pending',
    ])
  })

  it('posts a form that no name of an element stops', async () => {
    const { page } = world
    await signOn(page)
    await page.evaluate(() => {
      document.body.innerHTML = `<img name="createElement"><img name="querySelector"><img name="documentElement">
        <form name="body"><input name="append"><input name="appendChild"></form>
        <form name="navigation"></form><form id="top"></form><img name="location">`
      window.app.signOff({ method: 'POST' })
    })
    await returns()
  })

  it('tells a worker that a page has to do it', async () => {
    const { page } = world
    await page.goto(`${ORIGIN}/`)
    await applicationReady(page)
    const message = await page.evaluate(async () => {
      const script = `import('${location.origin}/pingone-signoff.min.js').then(({ signOff }) =>
        signOff({ authPath: 'https://login.example.com' }).catch(({ message }) => postMessage(message)))`
      const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
      return new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data)
      })
    })
    expect(message).toBe(
      "sessionToken is missing: a worker cannot set the cookie. Call signOff on a page, or use endpoint 'idpSignoff'.",
    )
  })
})
