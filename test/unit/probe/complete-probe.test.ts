// @vitest-environment happy-dom
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addPendingState, type PendingState } from '../../../src/browser/pending-states.ts'
import { PROBE_NAME, SIGN_OFF_NAME } from '../../../src/request/names.ts'
import { ISSUER } from '../fixtures.ts'

const HOUR = 60 * 60 * 1000
const ENDED = '/bye?error=login_required&state=mine'

/** Fresh for each test, since an answer is remembered for the document. */
let sdk: typeof import('../../../src/sign-off/complete-sign-off.ts') &
  typeof import('../../../src/probe/complete-probe.ts')

beforeEach(async () => {
  vi.resetModules()
  sdk = {
    ...(await import('../../../src/sign-off/complete-sign-off.ts')),
    ...(await import('../../../src/probe/complete-probe.ts')),
  }
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  sessionStorage.clear()
  localStorage.clear()
  history.replaceState(null, '', '/')
})

/** Comes back to an address of this origin, with probes pending in this order. */
function comeBack(address: string, ...pending: string[]): void {
  for (const state of pending) addPendingState(PROBE_NAME, state, ISSUER, '{"to":"/"}')
  history.replaceState({ router: 1 }, '', address)
}

const pendingNow = (key: string) =>
  JSON.parse(sessionStorage.getItem(key) ?? '[]').map(({ state }: PendingState) => state)
const addressNow = () => location.href.slice(location.origin.length)

describe('completeProbe', () => {
  it.each<[string, string, string[], object, string[], string]>([
    ['an ordinary visit', '/bye', [], { status: 'none' }, [], '/bye'],
    ['that it has ended', ENDED, ['mine'], { status: 'ended', appState: { to: '/' } }, [], '/bye'],
    [
      'that it is alive',
      '/bye?code=abc&state=mine&session_state=x&a=b#c',
      ['older', 'mine', 'newer'],
      { status: 'alive', appState: { to: '/' } },
      ['newer'],
      '/bye?a=b#c',
    ],
    [
      'an error',
      `/bye?error=server_error&error_description=later&state=mine&iss=${encodeURIComponent(ISSUER)}`,
      ['mine'],
      { status: 'failed', error: 'server_error', errorDescription: 'later', appState: { to: '/' } },
      [],
      '/bye',
    ],
    ['no state', '/bye', ['mine'], { status: 'missing' }, [], '/bye'],
    [
      'the code of a sign-on',
      '/bye?code=abc&state=other',
      ['mine'],
      { status: 'unknown' },
      ['mine'],
      '/bye?code=abc&state=other',
    ],
    ['its state alone', '/bye?state=mine', ['mine'], { status: 'unknown' }, ['mine'], '/bye?state=mine'],
    [
      'its state twice',
      `${ENDED}&state=mine`,
      ['mine'],
      { status: 'unknown' },
      ['mine'],
      `${ENDED}&state=mine`,
    ],
    [
      'the answer of another issuer',
      `${ENDED}&iss=https%3A%2F%2Fauth.pingone.com%2Fas`,
      ['mine'],
      { status: 'unknown' },
      ['mine'],
      `${ENDED}&iss=https%3A%2F%2Fauth.pingone.com%2Fas`,
    ],
  ])('reads %s', (_, address, pending, expected, left, cleaned) => {
    comeBack(address, ...pending)
    const answer = sdk.completeProbe()
    expect({ answer, left: pendingNow(PROBE_NAME), address: addressNow(), state: history.state }).toEqual({
      answer: expected,
      left,
      address: cleaned,
      state: { router: 1 },
    })
  })

  it('remembers its answer for the document, and answers once', () => {
    comeBack(ENDED, 'mine')
    const answers = [sdk.completeProbe(), sdk.completeProbe(), sdk.completeProbe({ url: ENDED })]
    expect(answers.map(({ status }) => status)).toEqual(['ended', 'ended', 'unknown'])
  })

  it('keeps an app state of its own alone, whatever Object.prototype has', () => {
    addPendingState(PROBE_NAME, 'mine', ISSUER, undefined)
    history.replaceState(null, '', ENDED)
    Object.assign(Object.prototype, { appState: 'polluted' })
    const answer = sdk.completeProbe()
    delete (Object.prototype as { appState?: unknown }).appState
    expect(answer).toEqual({ status: 'ended', appState: undefined })
  })

  it('leaves the address alone where told to', () => {
    comeBack(ENDED, 'mine')
    sdk.completeProbe({ cleanUrl: false })
    expect(addressNow()).toBe(ENDED)
  })

  it('takes from the address bar nothing of an answer that came otherwise', () => {
    comeBack('/callback?code=theirs&state=theirs', 'mine')
    const { status } = sdk.completeProbe({ url: 'com.example.shop://bye?error=login_required&state=mine' })
    expect([status, addressNow()]).toEqual(['ended', '/callback?code=theirs&state=theirs'])
  })

  it.each<[number, string]>([
    [HOUR - 1, 'ended'],
    [HOUR, 'unknown'],
    [-2 * HOUR, 'ended'],
  ])('%d ms later takes the answer for %s: %s', (age, expected) => {
    comeBack(ENDED, 'mine')
    vi.setSystemTime(Date.now() + age)
    expect(sdk.completeProbe().status).toBe(expected)
  })

  it('touches nothing in a frame where nothing is answered', () => {
    vi.stubGlobal('top', {})
    comeBack('/bye?code=renewed&state=theirs', 'mine')
    expect([sdk.completeProbe(), pendingNow(PROBE_NAME)]).toEqual([{ status: 'none' }, ['mine']])
  })

  it('tells none outside a browser', () => {
    vi.stubGlobal('document', undefined)
    expect(sdk.completeProbe({ url: ENDED })).toEqual({ status: 'none' })
  })

  it('drops the code: it is neither told, kept nor left in the address bar', () => {
    comeBack('/bye?code=secret-code&state=mine', 'mine')
    const answer = sdk.completeProbe()
    const kept = inspect([answer, { ...sessionStorage }, { ...localStorage }, history.state], { depth: null })
    expect([answer.status, kept.includes('secret-code'), location.href.includes('secret-code')]).toEqual([
      'alive',
      false,
      false,
    ])
  })

  it.each(['http://[', {}, Symbol('url'), '\ud800'])('never throws, whatever the url: %s', (url) => {
    expect(['none', 'unknown', 'missing']).toContain(sdk.completeProbe({ url: url as string }).status)
  })
})

describe('completeProbe beside completeSignOff', () => {
  const statuses = (order: ('completeSignOff' | 'completeProbe')[], options: object = {}) =>
    order.map((name) => sdk[name](options).status)

  beforeEach(() => {
    addPendingState(SIGN_OFF_NAME, 'signed-off', ISSUER, undefined)
  })

  it.each<[string, ('completeSignOff' | 'completeProbe')[], string[]]>([
    ['before it', ['completeSignOff', 'completeProbe'], ['none', 'ended']],
    ['after it, the address cleaned', ['completeProbe', 'completeSignOff'], ['ended', 'none']],
  ])('leaves what the other awaits, asked %s', (_, order, expected) => {
    comeBack(ENDED, 'mine')
    expect([statuses(order), pendingNow(SIGN_OFF_NAME)]).toEqual([expected, ['signed-off']])
  })

  it.each<[string, ('completeSignOff' | 'completeProbe')[], string[]]>([
    ['before it', ['completeProbe', 'completeSignOff'], ['none', 'verified']],
    ['after it, the address cleaned', ['completeSignOff', 'completeProbe'], ['verified', 'none']],
  ])('is left what it awaits, asked %s', (_, order, expected) => {
    comeBack('/bye?state=signed-off', 'mine')
    expect([statuses(order), pendingNow(PROBE_NAME)]).toEqual([expected, ['mine']])
  })

  it('leaves what the other awaits where its own address was handed in, and cleaned', () => {
    comeBack(ENDED, 'mine')
    const answer = sdk.completeProbe({ url: location.href })
    expect([answer.status, sdk.completeSignOff().status, pendingNow(SIGN_OFF_NAME)]).toEqual([
      'ended',
      'none',
      ['signed-off'],
    ])
  })

  it.each<[string, ('completeSignOff' | 'completeProbe')[], string[]]>([
    ['before it', ['completeSignOff', 'completeProbe'], ['none', 'ended']],
    ['after it', ['completeProbe', 'completeSignOff'], ['ended', 'none']],
  ])('leaves what the other awaits of an explicit url, asked %s', (_, order, expected) => {
    comeBack('/bye', 'mine')
    expect([statuses(order, { url: ENDED }), pendingNow(SIGN_OFF_NAME)]).toEqual([expected, ['signed-off']])
  })
})
