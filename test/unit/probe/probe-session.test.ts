// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProbeSessionOptions } from '../../../src/probe/probe-session.ts'
import {
  AUTH_PATH,
  CLIENT_ID,
  ENV_ID,
  failureOf,
  ISSUER,
  makeIdToken,
  pageEvent,
  requestOf,
  settle,
} from '../fixtures.ts'

type Changes = Record<string, unknown>

const KEY = 'pingone-signoff-probe'
const HERE = 'http://localhost:3000/bye'

/** Fresh for each test, since a probe under way belongs to the page. */
let sdk: typeof import('../../../src/probe/probe-session.ts') &
  typeof import('../../../src/probe/complete-probe.ts') &
  typeof import('../../../src/sign-off/sign-off.ts')

beforeEach(async () => {
  vi.resetModules()
  sdk = {
    ...(await import('../../../src/probe/probe-session.ts')),
    ...(await import('../../../src/probe/complete-probe.ts')),
    ...(await import('../../../src/sign-off/sign-off.ts')),
  }
  vi.useFakeTimers()
  vi.spyOn(location, 'assign').mockImplementation(() => {})
  vi.spyOn(location, 'replace').mockImplementation(() => {})
})

afterEach(() => {
  dispatchEvent(pageEvent('pageshow', true))
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  sessionStorage.clear()
})

function probeOf(changes: Changes = {}): ProbeSessionOptions {
  const probe = { authPath: AUTH_PATH, envID: ENV_ID, clientId: CLIENT_ID, redirectUri: HERE }
  return { ...probe, ...changes } as ProbeSessionOptions
}

const leftBy = (method: 'assign' | 'replace') =>
  vi.mocked(location[method]).mock.calls.map(([url]) => new URL(url).searchParams.get('state'))
const pending = () => JSON.parse(sessionStorage.getItem(KEY) ?? '[]')

describe('probeSession', () => {
  it('leaves by replace, with a state that it keeps beside the app state, and stays pending', async () => {
    const settled = vi.fn()
    sdk.probeSession(probeOf({ appState: { to: '/' }, idToken: makeIdToken() })).finally(settled)
    await settle()
    const [{ state, ...kept }] = pending()
    expect([leftBy('replace'), leftBy('assign'), kept, settled.mock.calls]).toEqual([
      [state],
      [],
      { issuer: ISSUER, appState: { to: '/' }, time: Date.now() },
      [],
    ])
    expect(state).toMatch(/^[\w-]{43}$/)
  })

  it.each<[string, Changes, 'assign' | 'replace']>([
    ['by assign', { navigate: 'assign' }, 'assign'],
    ['by replace', { navigate: 'replace' }, 'replace'],
  ])('leaves %s with the state given', async (_, changes, method) => {
    sdk.probeSession(probeOf({ state: 'mine', ...changes }))
    await settle()
    expect([leftBy(method), pending()[0].state]).toEqual([['mine'], 'mine'])
  })

  it('resolves when a navigate function has returned, whose return may be handed in', async () => {
    const navigate = vi.fn()
    await sdk.probeSession(probeOf({ navigate, state: 'mine', redirectUri: 'com.example.shop://bye' }))
    const answer = sdk.completeProbe({ url: 'com.example.shop://bye?error=login_required&state=mine' })
    expect([navigate.mock.calls.length, answer.status]).toEqual([1, 'ended'])
  })

  it.each<[string, Changes, string, string]>([
    ['without a client ID', { clientId: undefined }, 'INVALID_OPTION', 'clientId'],
    ['with a redirect URI that is none', { redirectUri: 'bye' }, 'INVALID_REDIRECT_URI', 'redirectUri'],
    ['by the top window', { navigate: 'top' }, 'INVALID_OPTION', 'navigate'],
    ['with an app state that JSON cannot hold', { appState: 5n }, 'INVALID_OPTION', 'appState'],
    ['with a signal that is none', { signal: {} }, 'INVALID_OPTION', 'signal'],
  ])('does nothing %s', async (_, changes, code, option) => {
    const failure = await failureOf(sdk.probeSession(probeOf(changes)))
    expect([failure.code, failure.option, leftBy('replace'), pending()]).toEqual([code, option, [], []])
  })

  it('tells of all that is wrong at once', async () => {
    const failure = await failureOf(sdk.probeSession({ navigate: 5 } as never))
    expect((failure.problems as { option: string }[]).map(({ option }) => option)).toEqual([
      'authPath',
      'clientId',
      'redirectUri',
      'navigate',
    ])
  })

  it('proves nothing in a frame', async () => {
    vi.stubGlobal('top', {})
    expect((await failureOf(sdk.probeSession(probeOf()))).code).toBe('FRAMED_REDIRECT')
  })

  it('needs a page', async () => {
    vi.stubGlobal('document', undefined)
    expect((await failureOf(sdk.probeSession(probeOf()))).code).toBe('UNSUPPORTED_RUNTIME')
  })

  it('stops with the reason of its signal until the page is told to leave', async () => {
    const aborted = await failureOf(sdk.probeSession(probeOf({ signal: AbortSignal.abort('before') })))
    const controller = new AbortController()
    const probe = sdk.probeSession(probeOf({ signal: controller.signal }))
    controller.abort('at once')
    const stopped = await failureOf(probe)
    expect([aborted, stopped, leftBy('replace'), pending()]).toEqual([
      { failure: 'before' },
      { failure: 'at once' },
      [],
      [],
    ])
  })

  it('is one while it is under way, and leaves again two seconds later', async () => {
    const first = sdk.probeSession(probeOf({ state: 'mine' }))
    await settle()
    const second = sdk.probeSession(probeOf({ state: 'other' }))
    vi.advanceTimersByTime(2000)
    sdk.probeSession(probeOf())
    await settle()
    expect([second === first, leftBy('replace'), pending().length]).toEqual([true, ['mine', 'mine'], 1])
  })

  it('fails where the page is still there 30 s later, and can be made again', async () => {
    const failure = failureOf(sdk.probeSession(probeOf({ state: 'mine' })))
    await vi.advanceTimersByTimeAsync(30_000)
    sdk.probeSession(probeOf({ state: 'other' }))
    await settle()
    expect([(await failure).code, leftBy('replace')]).toEqual(['NAVIGATION_BLOCKED', ['mine', 'other']])
  })

  it('takes nothing for returned while the page leaves', async () => {
    sdk.probeSession(probeOf({ state: 'mine' }))
    await settle()
    expect([sdk.completeProbe(), pending().length]).toEqual([{ status: 'none' }, 1])
  })

  it('cancels no sign-off, neither at the first call nor at a click while it was leaving itself', async () => {
    sdk.probeSession(probeOf({ state: 'mine' }))
    await settle()
    vi.advanceTimersByTime(500)
    sdk.signOff(requestOf({ postLogoutRedirectUri: HERE, state: 'signed-off' })).catch(() => {})
    await settle()
    vi.advanceTimersByTime(1600)
    const { code, message } = await failureOf(sdk.probeSession(probeOf({ state: 'other' })))
    expect([code, message, leftBy('replace'), leftBy('assign')]).toEqual([
      'NAVIGATION_BLOCKED',
      'The page is signing off.',
      ['mine'],
      ['signed-off'],
    ])
  })

  it('asks when a sign-off has failed, or was handed over', async () => {
    await failureOf(sdk.signOff({ authPath: '' }))
    await sdk.signOff(requestOf({ navigate: () => {}, postLogoutRedirectUri: HERE }))
    sdk.probeSession(probeOf({ state: 'mine' }))
    await settle()
    expect(leftBy('replace')).toEqual(['mine'])
  })

  it('is answered once where one state was given twice', async () => {
    const navigate = () => {}
    await sdk.probeSession(probeOf({ navigate, state: 'mine', appState: 1 }))
    await sdk.probeSession(probeOf({ navigate, state: 'mine', appState: 2 }))
    const url = `${HERE}?error=login_required&state=mine`
    expect([sdk.completeProbe({ url }), sdk.completeProbe({ url })]).toEqual([
      { status: 'ended', appState: 2 },
      { status: 'unknown' },
    ])
  })
})
