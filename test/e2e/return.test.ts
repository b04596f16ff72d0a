import { describe, expect, it } from 'vitest'
import { applicationReady, completeSignOff, sessionAlive, signOffAndReturn } from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { HOST, ORIGIN } from './world.ts'

const RETURN = `${ORIGIN}/signed-off`

const world = useWorld()

/** Signs on, signs off, and lets PingOne's answer lead to `search` instead. Returns the state that was sent. */
async function signOffAnswered(search: (state: string) => string): Promise<string> {
  const { page } = world
  await signOn(page)
  let sent = ''
  world.pingOne.intercept((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', `https://${HOST}`)
    if (!pathname.endsWith('/as/signoff')) return false
    sent = searchParams.get('state') ?? ''
    response.writeHead(302, { Location: RETURN + search(sent) }).end()
    return true
  })
  await signOffAndReturn(page, { appState: 'mine' })
  return sent
}

async function open(url: string): Promise<void> {
  await world.page.goto(url)
  await applicationReady(world.page)
}

describe('completeSignOff', () => {
  it('says none on an ordinary visit', async () => {
    const { page } = world
    await open(RETURN)
    expect(await completeSignOff(page)).toEqual({ status: 'none' })
  })

  it('repeats itself within a document, and says none after a reload', async () => {
    const { page } = world
    await signOn(page)
    await signOffAndReturn(page)
    const first = await completeSignOff(page)
    expect(first.status).toBe('verified')
    expect(await completeSignOff(page)).toEqual(first)
    await page.reload()
    await applicationReady(page)
    expect(await completeSignOff(page)).toEqual({ status: 'none' })
    expect(await sessionAlive(page)).toBe(false)
  })

  it('verifies the return once: a replay is unknown, and the URL left as it is', async () => {
    const { page } = world
    await signOn(page)
    await signOffAndReturn(page)
    const url = page.url()
    expect((await completeSignOff(page)).status).toBe('verified')
    await open(url)
    expect(await completeSignOff(page)).toEqual({ status: 'unknown' })
    expect(page.url()).toBe(url)
    expect(await sessionAlive(page)).toBe(false)
  })

  it.each([
    ['tampered with', (state: string) => `?state=${state.slice(0, -1)}_`],
    ['sent twice', (state: string) => `?state=${state}&state=${state}`],
  ])('says unknown to a state %s, and still verifies the real one', async (_, search) => {
    const { page } = world
    const state = await signOffAnswered(search)
    expect(await completeSignOff(page)).toEqual({ status: 'unknown' })
    await open(`${RETURN}?state=${state}`)
    expect(await completeSignOff(page)).toEqual({ status: 'verified', state, appState: 'mine' })
    expect(await sessionAlive(page)).toBe(true)
  })

  it('says missing when a state is due and none came, and forgets what was due', async () => {
    const { page } = world
    const state = await signOffAnswered(() => '')
    expect(await completeSignOff(page)).toEqual({ status: 'missing' })
    await open(`${RETURN}?state=${state}`)
    expect(await completeSignOff(page)).toEqual({ status: 'unknown' })
    expect(await sessionAlive(page)).toBe(true)
  })

  it('takes nothing for the return while the page is leaving, in a frame neither', async () => {
    const { page } = world
    await signOn(page)
    world.pingOne.intercept(async ({ url = '' }) => {
      if (url.includes('/as/signoff')) await new Promise((resolve) => setTimeout(resolve, 1500))
      return false
    })
    // As a signed-out view does that is rendered because the session was cleared, and a frame for silent renewal.
    await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      frame.src = '/signed-off?code=x&state=of-a-silent-renewal'
      frame.onload = async () => {
        const framed = frame.contentWindow as Window
        while (!framed.app?.ready) await new Promise((resolve) => setTimeout(resolve, 20))
        window.app.signOff({ appState: 'mine' })
        setTimeout(() => {
          const answers = [window.app.completeSignOff(), framed.app.completeSignOff()]
          localStorage.setItem('answers', JSON.stringify([window.app.isSigningOff(), ...answers]))
        }, 700)
      }
    })
    await page.waitForURL((url) => url.origin + url.pathname === RETURN)
    await applicationReady(page)
    const none = { status: 'none' }
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('answers') ?? ''))).toEqual([
      true,
      none,
      none,
    ])
    expect(await completeSignOff(page)).toMatchObject({ status: 'verified', appState: 'mine' })
    expect(page.url()).toBe(RETURN)
    expect(await sessionAlive(page)).toBe(false)
  })

  it('verifies the return of a sign-off whose app state found no room', async () => {
    const { page } = world
    await signOn(page)
    await page.evaluate(() => void window.app.signOff({ appState: 'x'.repeat(6_000_000) }))
    await page.waitForURL((url) => url.origin + url.pathname === RETURN)
    await applicationReady(page)
    const { state, ...rest } = (await completeSignOff(page)) as { state: string }
    expect([state.length, rest]).toEqual([43, { status: 'verified' }])
  })

  it('sends and keeps no state where it is null', async () => {
    const { page } = world
    await signOn(page)
    await signOffAndReturn(page, { state: null })
    expect([page.url(), await completeSignOff(page)]).toEqual([RETURN, { status: 'none' }])
    expect(await sessionAlive(page)).toBe(false)
  })
})
