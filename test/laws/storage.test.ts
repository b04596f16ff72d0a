// @vitest-environment happy-dom
/** What a page keeps of a sign-off, wherever a page can keep something: states of this tab, and no token at all. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ISSUER, makeIdToken, pageEvent, requestOf, settle } from '../unit/fixtures.ts'

const HERE = 'http://localhost:3000/bye'
const KEY = 'pingone-signoff'
const SECRETS = {
  idToken: makeIdToken(),
  revoke: { accessToken: 'canary-access-token', refreshToken: 'canary-refresh-token' },
}

let told: unknown[]
let sdk: typeof import('../../src/index.ts')

beforeEach(async () => {
  vi.resetModules()
  sdk = await import('../../src/index.ts')
  told = []
  vi.spyOn(location, 'assign').mockImplementation(() => {})
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => {})
  vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation((message) => told.push(message))
})

afterEach(() => {
  dispatchEvent(pageEvent('pageshow', true))
  vi.restoreAllMocks()
  sessionStorage.clear()
  localStorage.clear()
})

const entriesOf = (storage: Storage) =>
  Object.fromEntries(
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').map((key) => [
      key,
      storage.getItem(key),
    ]),
  )

/** All that outlives the page, or is told to others. */
function keptByPage() {
  const { cookie, referrer } = document
  const { name, history } = window
  return {
    session: entriesOf(sessionStorage),
    local: entriesOf(localStorage),
    others: [cookie, referrer, name, history.state, told],
  }
}

const PIECES = [...SECRETS.idToken.split('.'), ...Object.values(SECRETS.revoke)]
const secretsIn = (kept: unknown) => PIECES.filter((piece) => JSON.stringify(kept).includes(piece))

const WAYS: [string, Record<string, unknown>][] = [
  ['a redirect by GET', {}],
  ['a redirect by POST', { method: 'POST' }],
  ['a redirect by a navigate function', { navigate: () => {} }],
  ['a fetch', { mode: 'fetch' }],
  ['a fetch to idpSignoff', { mode: 'fetch', endpoint: 'idpSignoff' }],
]

describe('what a page keeps', () => {
  it.each(WAYS)('holds no token, in no storage, cookie, name or message, of %s', async (_, way) => {
    const fetch = async () => new Response(null, { status: 204 })
    const kept: unknown[] = []
    const given = requestOf({ ...SECRETS, postLogoutRedirectUri: HERE, fetch, ...way })
    sdk.signOff({ ...given, clearSession: () => void kept.push(keptByPage()) }).catch(() => {})
    await vi.waitFor(() => expect(kept.length).toBe(1))
    await settle()
    await new Promise((resolve) => setTimeout(resolve))
    kept.push(keptByPage())
    dispatchEvent(new Event('beforeunload'))
    dispatchEvent(pageEvent('pagehide', false))
    kept.push(keptByPage())
    sdk.completeSignOff({ url: HERE })
    kept.push(keptByPage())
    expect(secretsIn(kept)).toEqual([])
    expect(JSON.stringify(kept)).toContain(ISSUER)
  })

  it('holds the state in this tab alone: no other tab could verify it, or learn it', async () => {
    sdk.signOff(requestOf({ postLogoutRedirectUri: HERE, state: 'the-state', appState: 'the-app-state' }))
    await vi.waitFor(() => expect(location.assign).toHaveBeenCalledOnce())
    const { session, local, others } = keptByPage()
    expect(Object.keys(session)).toEqual([KEY])
    expect(session[KEY]).toMatch(/the-state.*the-app-state/)
    expect([JSON.stringify([local, others]).includes('the-'), Object.keys(local)]).toEqual([false, []])
    dispatchEvent(new Event('beforeunload'))
    dispatchEvent(pageEvent('pagehide', false))
    const { local: after, others: toOthers } = keptByPage()
    expect([JSON.stringify([after, toOthers]).includes('the-'), Object.keys(after)]).toEqual([false, [KEY]])
  })
})
