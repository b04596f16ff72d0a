// @vitest-environment happy-dom
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leavePage } from '../../../src/browser/leave-page.ts'
import { endTrip, type RoundTrip } from '../../../src/browser/round-trip.ts'
import { exitOf } from '../../../src/sign-off/exit-of.ts'
import { checkedOf, makeIdToken, makeIdTokenOfLength, pageEvent, settle } from '../fixtures.ts'

type Changes = Record<string, unknown>

const URL_OF_SIGN_OFF = `https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff?id_token_hint=${makeIdToken()}&post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye`

let trips: RoundTrip<unknown>[]

beforeEach(() => {
  trips = []
  vi.useFakeTimers()
  vi.spyOn(location, 'assign').mockImplementation(() => {})
  vi.spyOn(location, 'replace').mockImplementation(() => {})
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => {})
})

afterEach(() => {
  for (const trip of trips) endTrip(trip)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function blocked(reason: string) {
  return {
    name: 'SignOffError',
    code: 'NAVIGATION_BLOCKED',
    problems: [],
    message: `The page did not leave: ${reason}. What PingOne received is unknown. Try again.`,
  }
}

const FORM_FORBIDDEN = blocked(
  'its CSP forbids the form; list authPath, and where that redirects to, in form-action',
)
const REFUSED = blocked('the browser refused; let the frame navigate the top window')
const LATE = blocked('it is still there after 30 s')

/** Starts, and tells what has become of it. */
async function start(changes: Changes = {}) {
  const told: unknown[] = []
  const trip: RoundTrip<unknown> = { phase: 'preparing', former: undefined, result: Promise.resolve() }
  const failed = vi.fn((error: unknown) =>
    told.push(error instanceof Error ? { ...error, message: error.message } : error),
  )
  trips.push(trip)
  leavePage(trip, exitOf(checkedOf(changes, 'redirect')), () => told.push('left')).then(
    () => told.push('handed over'),
    failed,
  )
  await settle()
  return { told, failed, trip }
}

const calls = () => [location.assign, location.replace].map((method) => vi.mocked(method).mock.calls)
const submits = () => vi.mocked(HTMLFormElement.prototype.submit).mock.calls.length

describe('leavePage', () => {
  it.each<[string, Changes, unknown[]]>([
    ['by itself', {}, [[[URL_OF_SIGN_OFF]], []]],
    ['by assign', { navigate: 'assign' }, [[[URL_OF_SIGN_OFF]], []]],
    ['by replace', { navigate: 'replace' }, [[], [[URL_OF_SIGN_OFF]]]],
  ])('leaves %s', async (_, changes, expected) => {
    const { told } = await start(changes)
    expect([calls(), submits(), told]).toEqual([expected, 0, []])
  })

  it.each<[string, Changes]>([
    ['where told to', { method: 'POST' }],
    ['whatever navigate says', { method: 'POST', navigate: 'replace' }],
    ['by the top window', { method: 'POST', navigate: 'top' }],
    ['what is too long for a request line', { idToken: makeIdTokenOfLength(8000) }],
  ])('posts %s', async (_, changes) => {
    const { told } = await start(changes)
    expect([calls(), submits(), told]).toEqual([[[], []], 1, []])
  })

  it.each<[string, Changes]>([
    ['where told to', { method: 'GET' }],
    ['to idpSignoff', { endpoint: 'idpSignoff' }],
  ])('leaves by GET %s, however long', async (_, changes) => {
    await start({ idToken: makeIdTokenOfLength(8000), ...changes })
    expect([vi.mocked(location.assign).mock.calls.length, submits()]).toEqual([1, 0])
  })

  it('leaves by the top window, of which a frame may set no more than the address', async () => {
    const top = { location: { href: '' } }
    vi.stubGlobal('top', top)
    await start({ navigate: 'top' })
    expect([top, calls()]).toEqual([{ location: { href: URL_OF_SIGN_OFF } }, [[], []]])
  })

  it('hands the URL to a navigate function, and tells when that has returned', async () => {
    const navigate = vi.fn()
    const { told } = await start({ navigate, idToken: null, postLogoutRedirectUri: null })
    const url = 'https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as/signoff'
    expect([navigate.mock.calls, calls(), told]).toEqual([[[url]], [[], []], ['handed over']])
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
    const { failed } = await start({ navigate: () => fail(failure) })
    expect(failed.mock.calls).toEqual([[failure]])
  })

  it.each<[string, Changes, () => unknown, object]>([
    ['a form', { method: 'POST' }, () => vi.mocked(HTMLFormElement.prototype.submit), FORM_FORBIDDEN],
    ['the address', {}, () => vi.mocked(location.assign), REFUSED],
  ])('fails where the page throws for %s, without its words', async (_, changes, method, expected) => {
    const mock = method() as { mockImplementation: (work: () => void) => void }
    mock.mockImplementation(() => {
      throw new DOMException(`${makeIdToken()} was blocked`)
    })
    const { told, failed } = await start(changes)
    const text = inspect(failed.mock.calls, { depth: null, showHidden: true })
    expect([told, text.includes(makeIdToken())]).toEqual([[expected], false])
  })

  it('names no CSP where a GET is still there 30 s later', async () => {
    const { told } = await start()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(told).toEqual([LATE])
  })

  it('tells that it left, and ends the trip when it came back', async () => {
    const { told, trip } = await start()
    dispatchEvent(pageEvent('pagehide', true))
    const before = trip.phase
    dispatchEvent(pageEvent('pageshow', true))
    expect([told, before, trip.phase]).toEqual([['left'], 'leaving', 'over'])
  })

  it.each<[string, Changes, () => number]>([
    ['GET', {}, () => vi.mocked(location.assign).mock.calls.length],
    ['POST', { method: 'POST' }, submits],
  ])('leaves again by %s, but not within two seconds', async (_, changes, count) => {
    const { trip } = await start(changes)
    const counts = []
    for (const wait of [1999, 1, 1999, 1]) {
      vi.advanceTimersByTime(wait)
      trip.departure?.leaveAgain()
      await settle()
      counts.push(count())
    }
    expect(counts).toEqual([1, 2, 2, 3])
  })
})
