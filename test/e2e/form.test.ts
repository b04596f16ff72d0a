/** The form of a POST, on pages that get in its way. */
import { afterEach, describe, expect, it } from 'vitest'
import type { SignOffOptions } from '../../src/index.ts'
import { applicationPages } from '../browser/application.ts'
import { applicationReady, signOffAndReturn, signOffWatched, startSignOff } from './session.ts'
import { useWorld } from './use-world.ts'
import { ORIGIN, REGIONAL } from './world.ts'

const world = useWorld()
afterEach(() => Object.assign(world.site.files, applicationPages(REGIONAL)))

const UNDER_WAY = { isSigningOff: true, outcome: 'pending' }
const TEXT = 'é ü € ß 日本 👋 ÿ'

/** Serves the application's first page with this in its body. */
async function openWith(content: string | Uint8Array, headers: Record<string, string> = {}): Promise<void> {
  const [start = '', end = ''] = String(applicationPages(REGIONAL)['/']?.body).split('</body>')
  const body = Buffer.concat([Buffer.from(start), Buffer.from(content), Buffer.from(`</body>${end}`)])
  world.site.files['/'] = { body, headers }
  await world.page.goto(`${ORIGIN}/`)
  await applicationReady(world.page)
}

/** The parameters that PingOne got, by method and by name, as UTF-8; anything else is replaced, and seen. */
function received(): Record<string, unknown> {
  const request = world.pingOne.requests.filter(({ url }) => url.includes('/as/signoff')).at(-1)
  const { method = '', url = '', body = '' } = request ?? {}
  const search = method === 'POST' ? body : new URL(url, ORIGIN).search
  return { method, ...Object.fromEntries(new URLSearchParams(search)) }
}

const extraParameters = { [TEXT]: TEXT, plain: TEXT }

describe.each(['GET', 'POST'] as const)('a sign-off by %s', (method) => {
  it('is UTF-8 on a page in windows-1252', async () => {
    const { page } = world
    // "é" and "€" of windows-1252, which are no UTF-8.
    await openWith(new Uint8Array([0xe9, 0x80]), { 'Content-Type': 'text/html; charset=windows-1252' })
    const read = () => [document.characterSet, document.body.textContent?.trim()]
    expect(await page.evaluate(read)).toEqual(['windows-1252', 'é€'])
    await signOffAndReturn(page, { method, state: TEXT, extraParameters })
    const asked = { post_logout_redirect_uri: `${ORIGIN}/signed-off`, state: TEXT, ...extraParameters }
    expect(received()).toEqual({ method, ...asked })
    expect(new URL(page.url()).searchParams.get('state')).toBe(TEXT)
  })

  it('sends a redirect URI byte for byte on a page in windows-1252', async () => {
    const { page } = world
    await openWith(new Uint8Array([0xe9]), { 'Content-Type': 'text/html; charset=windows-1252' })
    const postLogoutRedirectUri = `${ORIGIN}/tschüss?für=${encodeURIComponent('é')}&+=%2B€`
    await startSignOff(page, { method, postLogoutRedirectUri, state: 'mine' })
    // PingOne does not know it, and keeps the user.
    await page.waitForURL(`${REGIONAL.issuer}/signoff**`)
    expect(received()).toEqual({ method, post_logout_redirect_uri: postLogoutRedirectUri, state: 'mine' })
  })

  it('stays in its tab and goes to PingOne, whatever <base> the page has', async () => {
    const { page, pingOne } = world
    await openWith('<base target="_blank" href="https://elsewhere.example/">')
    expect(await page.evaluate(() => document.baseURI)).toBe('https://elsewhere.example/')
    const before = pingOne.requests.length
    await signOffAndReturn(page, { method })
    expect(pingOne.requests.slice(before).map(({ method }) => method)).toEqual([method])
  })

  it('takes parameters whose names are those of the form itself', async () => {
    const names = [
      'submit',
      'action',
      'remove',
      'method',
      'target',
      'append',
      'elements',
      'parentNode',
      'nodeType',
    ]
    const hostile = Object.fromEntries(names.map((name) => [name, `${name}!`]))
    await openWith('')
    const options = { method, state: 'mine', extraParameters: hostile }
    expect(await signOffWatched(world.page, options)).toEqual(UNDER_WAY)
    expect(received()).toMatchObject(hostile)
  })
})

describe('a page that has taken over what the form relies on', () => {
  it.each<[string, string]>([
    ['elements named body and forms', '<img name="body"><img name="forms"><form name="submit"></form>'],
    ['no body', '<script>document.body.remove()</script>'],
  ])('signs off by POST with %s', async (_, content) => {
    await openWith(content)
    const options: Partial<SignOffOptions> = { method: 'POST', state: 'mine' }
    expect(await signOffWatched(world.page, options)).toEqual(UNDER_WAY)
    expect(received()).toEqual({
      method: 'POST',
      post_logout_redirect_uri: `${ORIGIN}/signed-off`,
      state: 'mine',
    })
  })
})
