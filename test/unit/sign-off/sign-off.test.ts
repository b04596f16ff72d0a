// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignOffOptions } from '../../../src/options/sign-off-options.ts'
import { CUSTOM_DOMAIN, failureOf, ISSUER, makeIdToken, pageEvent, requestOf, settle } from '../fixtures.ts'

type Changes = Record<string, unknown>

const HERE = 'http://localhost:3000/bye'
const KEY = 'pingone-signoff'
const FULFILLED = { status: 'fulfilled', value: undefined }

/** Fresh for each test, since a redirect under way belongs to the page. */
let sdk: typeof import('../../../src/sign-off/sign-off.ts') &
  typeof import('../../../src/sign-off/is-signing-off.ts') &
  typeof import('../../../src/sign-off/complete-sign-off.ts')

beforeEach(async () => {
  vi.resetModules()
  sdk = {
    ...(await import('../../../src/sign-off/sign-off.ts')),
    ...(await import('../../../src/sign-off/is-signing-off.ts')),
    ...(await import('../../../src/sign-off/complete-sign-off.ts')),
  }
  vi.useFakeTimers()
  vi.spyOn(location, 'assign').mockImplementation(() => {})
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => {})
})

afterEach(() => {
  dispatchEvent(pageEvent('pageshow', true))
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  sessionStorage.clear()
  localStorage.clear()
})

function optionsOf(changes: Changes = {}): SignOffOptions {
  return requestOf({ postLogoutRedirectUri: HERE, ...changes })
}

/** As in Node, at the edge or in a worker. */
function leavePage(): void {
  vi.stubGlobal('document', undefined)
}

const answer = (status: number) => vi.fn(async (..._: unknown[]) => new Response(null, { status }))
const never = () => new Promise<never>(() => {})
const left = () =>
  vi.mocked(location.assign).mock.calls.map(([url]) => new URL(url).searchParams.get('state'))
const pending = () => JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
const lastSignOff = () => JSON.parse(localStorage.getItem(KEY) ?? 'null')?.issuer

describe('signOff', () => {
  it('says nothing of an address that is handed in while the page leaves, verified itself before', async () => {
    history.replaceState(null, '', '/bye?state=mine')
    sessionStorage.setItem(KEY, JSON.stringify([{ state: 'mine', issuer: ISSUER, time: Date.now() }]))
    const verified = sdk.completeSignOff()
    sdk.signOff(optionsOf({ state: 'other' }))
    await settle()
    const handedIn = sdk.completeSignOff({ url: `${HERE}?state=theirs` })
    expect([verified.status, handedIn.status, sdk.completeSignOff()]).toEqual(['verified', 'none', verified])
  })

  it('judges as ever what comes after a return that a native shell handed in', async () => {
    await sdk.signOff(optionsOf({ navigate: () => {}, state: 'mine' }))
    const statuses = ['mine', 'mine', 'theirs'].map(
      (state) => sdk.completeSignOff({ url: `${HERE}?state=${state}` }).status,
    )
    expect(statuses).toEqual(['verified', 'unknown', 'unknown'])
  })

  it('redirects on a page, with a state that it keeps', async () => {
    sdk.signOff(optionsOf({ appState: { returnTo: '/' } }))
    await settle()
    const [{ state, ...kept }] = pending()
    expect([left(), state.length, kept]).toEqual([
      [state],
      43,
      { issuer: ISSUER, appState: { returnTo: '/' }, time: Date.now() },
    ])
  })

  it('keeps a state that it is given', async () => {
    sdk.signOff(optionsOf({ state: 'given', appState: null }))
    await settle()
    expect([left(), pending()]).toEqual([
      ['given'],
      [{ state: 'given', issuer: ISSUER, appState: null, time: Date.now() }],
    ])
  })

  it.each<[string, Changes, string | null]>([
    ['another origin', { postLogoutRedirectUri: 'https://app.example.com/bye' }, null],
    [
      'another origin, with a state',
      { postLogoutRedirectUri: 'https://app.example.com/bye', state: 's' },
      's',
    ],
    ['no redirect URI', { postLogoutRedirectUri: null }, null],
    ['a state that is refused', { state: null }, null],
  ])('keeps nothing for %s', async (_, changes, state) => {
    sdk.signOff(optionsOf(changes))
    await settle()
    expect([left(), pending()]).toEqual([[state], []])
  })

  it('leaves without a storage', async () => {
    vi.stubGlobal('sessionStorage', undefined)
    sdk.signOff(optionsOf())
    await settle()
    expect(left().map((state) => state?.length)).toEqual([43])
  })

  it('keeps no token anywhere', async () => {
    const revoke = { accessToken: 'canary-access', refreshToken: 'canary-refresh' }
    sdk.signOff(optionsOf({ revoke, fetch: answer(200) }))
    await settle()
    dispatchEvent(pageEvent('pagehide', false))
    const stored = [sessionStorage, localStorage].map((storage) => storage.getItem(KEY)).join()
    expect([stored.includes(ISSUER), stored.includes('canary'), stored.includes(makeIdToken())]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('makes no request on the way to a redirect', async () => {
    const clearSession = vi.fn()
    sdk.signOff(optionsOf({ clearSession }))
    await settle()
    expect([left().length, clearSession.mock.calls]).toEqual([1, [[]]])
  })

  it('revokes and clears before it leaves, and leaves when both fail', async () => {
    const order: unknown[] = []
    vi.mocked(location.assign).mockImplementation(() => order.push('leave'))
    const fetch = async (url: unknown) => {
      order.push(String(url))
      throw new TypeError('offline')
    }
    const clearSession = async () => {
      order.push('clear')
      throw new Error('not cleared')
    }
    sdk.signOff(optionsOf({ revoke: { accessToken: 'a' }, fetch, clearSession }))
    await settle()
    await vi.advanceTimersByTimeAsync(0)
    expect([new Set(order.slice(0, 2)), order.slice(2)]).toEqual([
      new Set([`${ISSUER}/revoke`, 'clear']),
      ['leave'],
    ])
  })

  it('leaves after 2,000 ms whatever clearSession does', async () => {
    sdk.signOff(optionsOf({ clearSession: never }))
    await vi.advanceTimersByTimeAsync(1999)
    const before = left().length
    await vi.advanceTimersByTimeAsync(1)
    expect([before, left().length]).toEqual([0, 1])
  })

  it('resolves with its steps once a navigate function has returned', async () => {
    const navigate = vi.fn()
    const result = await sdk.signOff(optionsOf({ navigate, clearSession: () => {} }))
    expect([result, navigate.mock.calls.length]).toEqual([
      { mode: 'redirect', steps: { clearSession: FULFILLED } },
      1,
    ])
  })

  it.each<[string, Changes, string, string]>([
    ['options with problems', { clientId: 'other', mode: 'x' }, 'AUDIENCE_MISMATCH', 'idToken'],
    ['a session token on a page', { sessionToken: 'x' }, 'INVALID_SESSION_TOKEN', 'sessionToken'],
    ['a method that cannot be', { method: 'POST', navigate: never }, 'INVALID_OPTION', 'method'],
  ])('does nothing for %s', async (_, changes, code, option) => {
    const clearSession = vi.fn()
    const fetch = answer(200)
    const promise = sdk.signOff(optionsOf({ clearSession, fetch, revoke: { accessToken: 'a' }, ...changes }))
    const isUnderWay = sdk.isSigningOff()
    const failure = await failureOf(promise)
    expect([failure.name, failure.code, failure.option, isUnderWay]).toEqual([
      'SignOffError',
      code,
      option,
      false,
    ])
    expect([clearSession.mock.calls, fetch.mock.calls, left(), pending()]).toEqual([[], [], [], []])
  })

  it('lets a user off whose hint cannot be used', async () => {
    const options = optionsOf({ idToken: makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` }) })
    await sdk.signOff(options).catch((error) => {
      if (error.option === 'idToken') sdk.signOff({ ...options, idToken: null })
    })
    await settle()
    const urls = vi
      .mocked(location.assign)
      .mock.calls.map(([url]) => new URL(url).searchParams.has('id_token_hint'))
    expect(urls).toEqual([false])
  })

  it('needs a page for a redirect', async () => {
    leavePage()
    const failure = await failureOf(sdk.signOff(optionsOf({ mode: 'redirect' })))
    expect(failure).toEqual({
      name: 'SignOffError',
      code: 'UNSUPPORTED_RUNTIME',
      problems: [],
      message: "mode 'redirect' needs a page. Redirect to buildSignOffUrl, or use mode 'fetch'.",
    })
  })

  it('answers a second call on a page with the first promise, whatever its options', async () => {
    const first = sdk.signOff(optionsOf())
    const second = sdk.signOff({ authPath: 'nonsense' })
    await settle()
    expect([second === first, left().length]).toEqual([true, 1])
  })

  it('can be called again once it has failed', async () => {
    const failure = new Error('router')
    const navigate = vi.fn().mockRejectedValueOnce(failure).mockReturnValueOnce(undefined)
    await expect(sdk.signOff(optionsOf({ navigate }))).rejects.toBe(failure)
    expect([sdk.isSigningOff(), await sdk.signOff(optionsOf({ navigate }))]).toEqual([
      false,
      { mode: 'redirect', steps: {} },
    ])
  })

  it.each<[string, Changes]>([
    ['redirect', {}],
    ['fetch', { mode: 'fetch' }],
  ])('does nothing at all in mode %s with a signal already aborted', async (_, changes) => {
    const clearSession = vi.fn()
    const fetch = answer(200)
    const signal = AbortSignal.abort('reason')
    const promise = sdk.signOff(optionsOf({ signal, clearSession, fetch, ...changes }))
    await expect(promise).rejects.toBe('reason')
    expect([clearSession.mock.calls, fetch.mock.calls, left(), pending()]).toEqual([[], [], [], []])
  })

  it('is stopped by an abort right after the call, before anything is cleared', async () => {
    const controller = new AbortController()
    const clearSession = vi.fn()
    const promise = sdk.signOff(optionsOf({ signal: controller.signal, clearSession }))
    controller.abort('reason')
    await expect(promise).rejects.toBe('reason')
    expect([clearSession.mock.calls, left()]).toEqual([[], []])
  })

  it('is stopped by an abort while it clears', async () => {
    const controller = new AbortController()
    const promise = sdk.signOff(optionsOf({ signal: controller.signal, clearSession: never }))
    await settle()
    controller.abort('reason')
    await expect(promise).rejects.toBe('reason')
    expect([left(), pending(), sdk.isSigningOff()]).toEqual([[], [], false])
  })

  it('is not stopped once the page was told to leave', async () => {
    const controller = new AbortController()
    const settled = vi.fn()
    sdk.signOff(optionsOf({ signal: controller.signal })).then(settled, settled)
    await settle()
    controller.abort('reason')
    await settle()
    expect([left().length, settled.mock.calls, sdk.isSigningOff()]).toEqual([1, [], true])
  })

  it('by fetch on a page tells the other tabs once PingOne has answered', async () => {
    const fetch = vi.fn(async () => {
      expect([lastSignOff(), sdk.isSigningOff()]).toEqual([undefined, true])
      return new Response(null, { status: 204 })
    })
    const result = await sdk.signOff(optionsOf({ mode: 'fetch', fetch, clearSession: () => {} }))
    expect([result, lastSignOff(), sdk.isSigningOff(), pending()]).toEqual([
      { mode: 'fetch', confirmed: true, status: 204, steps: { clearSession: FULFILLED } },
      ISSUER,
      false,
      [],
    ])
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['rejects', answer(400), 'REJECTED'],
    ['does not answer', () => Promise.reject(new TypeError('offline')), 'REQUEST_FAILED'],
  ])('by fetch on a page tells nobody where PingOne %s', async (_, fetch, code) => {
    const failure = await failureOf(sdk.signOff(optionsOf({ mode: 'fetch', fetch })))
    expect([failure.code, lastSignOff(), sdk.isSigningOff()]).toEqual([code, undefined, false])
  })

  it('fetches elsewhere, one user apart from the other', async () => {
    leavePage()
    const fetch = answer(204)
    const options = (sessionToken: string) => optionsOf({ fetch, sessionToken })
    const [one, other] = [sdk.signOff(options('one')), sdk.signOff(options('other'))]
    const isUnderWay = sdk.isSigningOff()
    const result = { mode: 'fetch', confirmed: true, status: 204, steps: {} }
    expect([await one, await other, isUnderWay, lastSignOff()]).toEqual([result, result, false, undefined])
    const cookies = fetch.mock.calls.map(([, init]) => (init as { headers: unknown }).headers)
    expect(cookies).toEqual([{ cookie: 'ST=one' }, { cookie: 'ST=other' }])
  })

  it('elsewhere needs a session token', async () => {
    leavePage()
    const failure = await failureOf(sdk.signOff(optionsOf({ fetch: answer(204) })))
    expect([failure.code, failure.option]).toEqual(['SESSION_TOKEN_REQUIRED', 'sessionToken'])
  })

  it('revokes before it fetches', async () => {
    leavePage()
    const fetch = answer(200)
    const revoke = { accessToken: 'access', refreshToken: 'refresh' }
    const { steps } = await sdk.signOff(optionsOf({ fetch, revoke, sessionToken: 'token' }))
    const urls = fetch.mock.calls.map(([url]) => String(url).replace(/\?.*/, ''))
    expect([steps, urls]).toEqual([
      { revoke: FULFILLED },
      [`${ISSUER}/revoke`, `${ISSUER}/revoke`, `${ISSUER}/signoff`],
    ])
  })

  it('never throws, but rejects', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const failures = await Promise.all(
      [undefined, null, proxy].map((options) => failureOf(sdk.signOff(options as never))),
    )
    expect(failures.map(({ name, code }) => [name, code])).toEqual([
      ['SignOffError', 'INVALID_AUTH_PATH'],
      ['SignOffError', 'INVALID_AUTH_PATH'],
      ['SignOffError', 'INVALID_OPTION'],
    ])
  })
})

describe('signOff, called again', () => {
  it.each<[string, Changes, () => number]>([
    ['by GET', {}, () => left().length],
    ['by POST', { method: 'POST' }, () => vi.mocked(HTMLFormElement.prototype.submit).mock.calls.length],
  ])(
    '%s leaves again from two seconds on, by the same address, and clears nothing twice',
    async (_, changes, count) => {
      const clearSession = vi.fn()
      const first = sdk.signOff(optionsOf({ clearSession, ...changes }))
      await settle()
      await vi.advanceTimersByTimeAsync(1999)
      sdk.signOff(optionsOf(changes))
      await settle()
      const before = count()
      await vi.advanceTimersByTimeAsync(1)
      const second = sdk.signOff(optionsOf({ state: 'another', ...changes }))
      await settle()
      expect([before, count(), second === first, clearSession.mock.calls.length]).toEqual([1, 2, true, 1])
      expect([new Set(left()).size <= 1, pending().length]).toEqual([true, 1])
    },
  )

  it('does not leave again while it cleans up', async () => {
    sdk.signOff(optionsOf({ clearSession: never }))
    await vi.advanceTimersByTimeAsync(1999)
    sdk.signOff(optionsOf())
    await settle()
    expect(left()).toEqual([])
  })

  it('counts 30 s from the last time', async () => {
    const failure = failureOf(sdk.signOff(optionsOf()))
    await vi.advanceTimersByTimeAsync(20_000)
    sdk.signOff(optionsOf())
    await vi.advanceTimersByTimeAsync(29_999)
    const before = sdk.isSigningOff()
    await vi.advanceTimersByTimeAsync(1)
    expect([before, (await failure).code]).toEqual([true, 'NAVIGATION_BLOCKED'])
  })

  it('starts anew once a navigate function has returned: checks, clears and leaves', async () => {
    const navigate = vi.fn()
    const clearSession = vi.fn()
    const first = await sdk.signOff(optionsOf({ navigate, clearSession }))
    const refused = await failureOf(sdk.signOff({ authPath: 'nonsense' }))
    const second = await sdk.signOff(optionsOf({ navigate, clearSession }))
    const states = navigate.mock.calls.map(([url]) => new URL(url).searchParams.get('state'))
    expect([first, second, refused.code]).toEqual([
      { mode: 'redirect', steps: { clearSession: FULFILLED } },
      { mode: 'redirect', steps: { clearSession: FULFILLED } },
      'INVALID_AUTH_PATH',
    ])
    expect([clearSession.mock.calls.length, new Set(states).size, vi.getTimerCount()]).toEqual([2, 2, 1])
  })

  it('still tells the other tabs of the first departure while the second cleans up', async () => {
    await sdk.signOff(optionsOf({ navigate: () => {} }))
    sdk.signOff(optionsOf({ navigate: () => {}, clearSession: never }))
    await settle()
    dispatchEvent(pageEvent('pagehide', false))
    expect(lastSignOff()).toBe(ISSUER)
  })
})

describe('completeSignOff while the page is signing off', () => {
  it.each<[string, Changes]>([
    ['clears', { clearSession: never }],
    ['leaves', {}],
    ['waits for a navigate function', { navigate: never }],
    ['waits for the answer of a fetch', { mode: 'fetch', fetch: never }],
  ])('says none and loses nothing while it %s, however it is asked', async (_, changes) => {
    sessionStorage.setItem(KEY, JSON.stringify([{ state: 'older', time: Date.now() }]))
    sdk.signOff(optionsOf(changes))
    await settle()
    const before = sessionStorage.getItem(KEY)
    const answers = [sdk.completeSignOff(), sdk.completeSignOff({ url: '/?state=older' })]
    expect([answers, sessionStorage.getItem(KEY)]).toEqual([[{ status: 'none' }, { status: 'none' }], before])
  })

  it('goes on saying what it remembers, and forgets it afterwards', async () => {
    sessionStorage.setItem(KEY, JSON.stringify([{ state: 'older', time: Date.now() }]))
    history.replaceState(null, '', '/bye?state=older')
    const verified = sdk.completeSignOff()
    sdk.signOff(optionsOf({ state: null }))
    await settle()
    const meanwhile = sdk.completeSignOff()
    dispatchEvent(pageEvent('pageshow', true))
    expect([meanwhile, sdk.completeSignOff()]).toEqual([verified, { status: 'none' }])
    history.replaceState(null, '', '/')
  })

  it('verifies what a native shell hands in, and tells that it is over', async () => {
    const postLogoutRedirectUri = 'com.example.shop://bye'
    await sdk.signOff(optionsOf({ postLogoutRedirectUri, navigate: () => {}, appState: 7, state: 'mine' }))
    const deepLinks = ['com.example.shop://product/1', 'com.example.shop://in?state=x'].map((url) =>
      sdk.completeSignOff({ url }),
    )
    const still = [sdk.isSigningOff(), sdk.completeSignOff(), lastSignOff()]
    const verified = sdk.completeSignOff({ url: `${postLogoutRedirectUri}?state=mine` })
    expect(deepLinks).toEqual([{ status: 'none' }, { status: 'none' }])
    expect(still).toEqual([true, { status: 'none' }, undefined])
    expect(verified).toEqual({ status: 'verified', state: 'mine', appState: 7 })
    expect([sdk.isSigningOff(), lastSignOff(), pending(), vi.getTimerCount()]).toEqual([false, ISSUER, [], 0])
  })

  it('leaves the state alone where the page is still there 30 s later, since PingOne may yet answer', async () => {
    sdk.signOff(optionsOf({ state: 'mine' })).catch(() => {})
    await vi.advanceTimersByTimeAsync(30_000)
    const stayed = [sdk.isSigningOff(), sdk.completeSignOff(), pending().length]
    expect(stayed).toEqual([false, { status: 'none' }, 1])
  })

  it('says missing to a page that the back button brought back, and forgets the state', async () => {
    sdk.signOff(optionsOf({ state: 'mine' }))
    await settle()
    dispatchEvent(pageEvent('pageshow', true))
    expect([sdk.completeSignOff(), pending()]).toEqual([{ status: 'missing' }, []])
  })
})

describe('isSigningOff', () => {
  it('is true from the call on, and while the promise is pending', async () => {
    const before = sdk.isSigningOff()
    sdk.signOff(optionsOf())
    const atOnce = sdk.isSigningOff()
    await settle()
    dispatchEvent(pageEvent('pagehide', true))
    expect([before, atOnce, sdk.isSigningOff()]).toEqual([false, true, true])
  })

  it('is true already while the session is cleared', async () => {
    const seen: boolean[] = []
    sdk.signOff(optionsOf({ clearSession: () => seen.push(sdk.isSigningOff()) }))
    await settle()
    expect(seen).toEqual([true])
  })

  it('stays true for a call made the moment that another fails', async () => {
    const blocked = Object.assign(new Event('securitypolicyviolation'), {
      effectiveDirective: 'form-action',
      disposition: 'enforce',
    })
    const first = sdk.signOff(optionsOf({ method: 'POST' }))
    await settle()
    dispatchEvent(blocked)
    sdk.signOff(optionsOf())
    const failure = await failureOf(first)
    await settle()
    expect([failure.code, sdk.isSigningOff()]).toEqual(['NAVIGATION_BLOCKED', true])
  })

  it('is false when the page is back from the back/forward cache, and it can be done again', async () => {
    const settled = vi.fn()
    const first = sdk.signOff(optionsOf())
    first.then(settled, settled)
    await settle()
    dispatchEvent(pageEvent('pageshow', true))
    const isUnderWay = sdk.isSigningOff()
    const second = sdk.signOff(optionsOf())
    await settle()
    expect([isUnderWay, second === first, left().length, settled.mock.calls]).toEqual([false, false, 2, []])
  })

  it.each<[string, Changes]>([
    ['by itself', {}],
    ['by a navigate function', { navigate: () => {} }],
  ])('is false 30 s after leaving %s, if the page is still there', async (_, changes) => {
    sdk.signOff(optionsOf(changes)).catch(() => {})
    await vi.advanceTimersByTimeAsync(29_999)
    const before = sdk.isSigningOff()
    await vi.advanceTimersByTimeAsync(1)
    expect([before, sdk.isSigningOff()]).toEqual([true, false])
  })
})
