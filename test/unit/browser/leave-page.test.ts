// @vitest-environment happy-dom
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { redirect } from '../../../src/browser/leave-page.ts'
import { checkedOf, ISSUER, makeIdToken, makeIdTokenOfLength, pageEvent, settle } from '../fixtures.ts'

type Changes = Record<string, unknown>

const BLOCKED = {
  name: 'SignOffError',
  code: 'NAVIGATION_BLOCKED',
  problems: [],
  message:
    "The page did not leave; what PingOne received is unknown. Allow authPath and where it redirects to in form-action of the page's CSP, then try again.",
}
const URL_OF_SIGN_OFF = `https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff?id_token_hint=${makeIdToken()}&post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye`

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(location, 'assign').mockImplementation(() => {})
  vi.spyOn(location, 'replace').mockImplementation(() => {})
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => {})
})

afterEach(() => {
  // Ends whatever a test has left under way.
  dispatchEvent(pageEvent('pageshow', true))
  vi.restoreAllMocks()
  vi.useRealTimers()
  localStorage.clear()
})

/** Starts, and tells what has become of it: the promise, and how often it was over. */
async function start(changes: Changes = {}) {
  const over = vi.fn()
  const outcome = vi.fn()
  redirect(checkedOf(changes, 'redirect'), over).then(
    () => outcome('resolved'),
    (error) => outcome(error),
  )
  await settle()
  const results = () =>
    outcome.mock.calls.map(([result]) =>
      result instanceof Error ? { ...result, message: result.message } : result,
    )
  return { seen: () => [results(), over.mock.calls.length], outcome }
}

const calls = () => [location.assign, location.replace].map((method) => vi.mocked(method).mock.calls)
const submits = () => vi.mocked(HTMLFormElement.prototype.submit).mock.calls.length
const lastSignOff = () => JSON.parse(localStorage.getItem('pingone-signoff') ?? 'null')?.issuer

function violation(effectiveDirective: string, disposition: string): Event {
  return Object.assign(new Event('securitypolicyviolation', { bubbles: true }), {
    effectiveDirective,
    disposition,
  })
}

describe('redirect', () => {
  it.each<[string, Changes, unknown[]]>([
    ['by itself', {}, [[[URL_OF_SIGN_OFF]], []]],
    ['by assign', { navigate: 'assign' }, [[[URL_OF_SIGN_OFF]], []]],
    ['by replace', { navigate: 'replace' }, [[], [[URL_OF_SIGN_OFF]]]],
  ])('leaves %s, and stays pending', async (_, changes, expected) => {
    const { seen } = await start(changes)
    expect([calls(), submits(), seen()]).toEqual([expected, 0, [[], 0]])
  })

  it.each<[string, Changes]>([
    ['where told to', { method: 'POST' }],
    ['whatever navigate says', { method: 'POST', navigate: 'replace' }],
    ['what is too long for a request line', { idToken: makeIdTokenOfLength(8000) }],
  ])('posts %s, and stays pending', async (_, changes) => {
    const { seen } = await start(changes)
    expect([calls(), submits(), seen()]).toEqual([[[], []], 1, [[], 0]])
  })

  it.each<[string, Changes]>([
    ['where told to', { method: 'GET' }],
    ['to idpSignoff', { endpoint: 'idpSignoff' }],
  ])('leaves by GET %s, however long', async (_, changes) => {
    await start({ idToken: makeIdTokenOfLength(8000), ...changes })
    expect([vi.mocked(location.assign).mock.calls.length, submits()]).toEqual([1, 0])
  })

  it('hands the URL to a navigate function and resolves when that returns', async () => {
    const navigate = vi.fn()
    const { seen } = await start({ navigate, idToken: null, postLogoutRedirectUri: null })
    const url = 'https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff'
    expect([navigate.mock.calls, calls(), seen()]).toEqual([[[url]], [[], []], [['resolved'], 0]])
  })

  it('is over 30 s after a navigate function, if the page is still there', async () => {
    const { seen } = await start({ navigate: () => {} })
    await vi.advanceTimersByTimeAsync(29_999)
    const before = seen()
    await vi.advanceTimersByTimeAsync(1)
    expect([before, seen()]).toEqual([
      [['resolved'], 0],
      [['resolved'], 1],
    ])
  })

  it.each<[string, (failure: Error) => unknown]>([
    [
      'throws',
      (failure) => {
        throw failure
      },
    ],
    ['rejects', (failure) => Promise.reject(failure)],
  ])('fails as a navigate function that %s', async (_, fail) => {
    const failure = new Error('router')
    const { outcome, seen } = await start({ navigate: () => fail(failure) })
    expect([outcome.mock.calls, seen()[1], vi.getTimerCount()]).toEqual([[[failure]], 1, 0])
  })

  it.each<[string, Changes, () => unknown]>([
    ['a form', { method: 'POST' }, () => vi.mocked(HTMLFormElement.prototype.submit)],
    ['the address', {}, () => vi.mocked(location.assign)],
  ])('fails where the page throws for %s, without its words', async (_, changes, method) => {
    const mock = method() as { mockImplementation: (work: () => void) => void }
    mock.mockImplementation(() => {
      throw new DOMException(`${makeIdToken()} was blocked`)
    })
    const { outcome, seen } = await start(changes)
    const text = inspect(outcome.mock.calls, { depth: null, showHidden: true })
    expect([seen(), text.includes(makeIdToken()), vi.getTimerCount()]).toEqual([[[BLOCKED], 1], false, 0])
  })

  it.each<[string, string, boolean]>([
    ['form-action', 'enforce', true],
    ['form-action', 'report', false],
    ['connect-src', 'enforce', false],
  ])('takes for blocked a violation of %s to %s: %s', async (directive, disposition, isBlocked) => {
    const { seen } = await start({ method: 'POST' })
    document.dispatchEvent(violation(directive, disposition))
    await settle()
    expect(seen()).toEqual(isBlocked ? [[BLOCKED], 1] : [[], 0])
  })

  it('takes for blocked a page that is still there 30 s later', async () => {
    const { seen } = await start()
    await vi.advanceTimersByTimeAsync(29_999)
    const before = seen()
    await vi.advanceTimersByTimeAsync(1)
    expect([before, seen()]).toEqual([
      [[], 0],
      [[BLOCKED], 1],
    ])
  })

  it('tells the other tabs when the page goes, not before', async () => {
    await start()
    const before = lastSignOff()
    dispatchEvent(pageEvent('pagehide', false))
    expect([before, lastSignOff()]).toEqual([undefined, ISSUER])
  })

  it('tells nobody once it has failed', async () => {
    await start({ navigate: () => Promise.reject(new Error('router')) })
    dispatchEvent(pageEvent('pagehide', false))
    expect(lastSignOff()).toBeUndefined()
  })

  it('is over, pending and silent when the page is back from the back/forward cache', async () => {
    const { seen } = await start()
    dispatchEvent(pageEvent('pagehide', true))
    dispatchEvent(pageEvent('pageshow', true))
    localStorage.clear()
    dispatchEvent(pageEvent('pagehide', false))
    document.dispatchEvent(violation('form-action', 'enforce'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect([seen(), lastSignOff(), vi.getTimerCount()]).toEqual([[[], 1], undefined, 0])
  })

  it('leaves nothing listening once it is over', async () => {
    const added = vi.spyOn(window, 'addEventListener')
    await start()
    dispatchEvent(pageEvent('pageshow', true))
    const left = added.mock.calls.map(([type, , options]) => [
      type,
      (options as AddEventListenerOptions).signal?.aborted,
    ])
    expect(left).toEqual([
      ['pagehide', true],
      ['pageshow', true],
      ['securitypolicyviolation', true],
    ])
  })

  it('is not over for the pageshow of the load itself', async () => {
    const { seen } = await start()
    dispatchEvent(pageEvent('pageshow', false))
    expect(seen()).toEqual([[], 0])
  })
})
