// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addPendingState, loadPendingStates, savePendingStates } from '../../../src/browser/pending-states.ts'

const ISSUER = 'https://auth.pingone.eu/as'
const KEY = 'pingone-signoff'
const HOUR = 60 * 60 * 1000
const NOW = 1_800_000_000_000

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

function forbidStorage(): void {
  const forbid = () => {
    throw new DOMException('forbidden', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: forbid, setItem: forbid, removeItem: forbid })
}

describe('addPendingState', () => {
  it('keeps states in their order, with time and app state', () => {
    addPendingState(KEY, 'one', ISSUER, undefined)
    vi.setSystemTime(NOW + 1)
    addPendingState(KEY, 'other', ISSUER, '{"returnTo":"/"}')
    expect(JSON.parse(sessionStorage.getItem(KEY) ?? '')).toEqual([
      { state: 'one', issuer: ISSUER, time: NOW },
      { state: 'other', issuer: ISSUER, appState: { returnTo: '/' }, time: NOW + 1 },
    ])
  })

  it.each(['null', '""', '0', 'false', '{"__proto__":1}'])('keeps the app state %s', (appState) => {
    addPendingState(KEY, 'state', ISSUER, appState)
    expect(loadPendingStates(KEY).map((entry) => JSON.stringify(entry.appState))).toEqual([appState])
  })

  it('forgets those older than an hour', () => {
    addPendingState(KEY, 'one', ISSUER, undefined)
    vi.setSystemTime(NOW + HOUR)
    addPendingState(KEY, 'other', ISSUER, undefined)
    expect(JSON.parse(sessionStorage.getItem(KEY) ?? '')).toEqual([
      { state: 'other', issuer: ISSUER, time: NOW + HOUR },
    ])
  })

  it('keeps the state alone where the app state has no room', () => {
    const setItem = sessionStorage.setItem.bind(sessionStorage)
    const quota = 200
    const getItem = sessionStorage.getItem.bind(sessionStorage)
    vi.stubGlobal('sessionStorage', {
      getItem,
      setItem: (key: string, value: string) => {
        if (value.length > quota) throw new DOMException('full', 'QuotaExceededError')
        setItem(key, value)
      },
    })
    addPendingState(KEY, 'one', ISSUER, JSON.stringify('a'.repeat(quota)))
    vi.unstubAllGlobals()
    expect(loadPendingStates(KEY)).toEqual([{ state: 'one', issuer: ISSUER, time: NOW }])
  })

  it('does without storage that is forbidden', () => {
    forbidStorage()
    expect(() => addPendingState(KEY, 'state', ISSUER, undefined)).not.toThrow()
  })
})

describe('loadPendingStates', () => {
  it.each<[string, number, boolean]>([
    ['at once', 0, true],
    ['just within an hour', HOUR - 1, true],
    ['an hour later', HOUR, false],
    ['with a clock set back meanwhile', -2 * HOUR, true],
  ])('%s', (_, age, isThere) => {
    const entry = { state: 'state', time: NOW - age }
    sessionStorage.setItem(KEY, JSON.stringify([entry]))
    expect(loadPendingStates(KEY)).toEqual(isThere ? [entry] : [])
  })

  it.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{'],
    ['an object', '{}'],
    ['null', 'null'],
    ['entries of other kinds', '[null, 5, "state", [], {}]'],
    ['a state that is no text', `[{"state":5,"time":${NOW}}]`],
    ['no time', '[{"state":"state"}]'],
    ['a time that is none', '[{"state":"state","time":"soon"}]'],
  ])('reads %s as no pending state', (_, text) => {
    sessionStorage.setItem(KEY, text)
    expect(loadPendingStates(KEY)).toEqual([])
  })

  it('passes over what is no pending state', () => {
    const entry = { state: 'state', time: NOW }
    sessionStorage.setItem(KEY, JSON.stringify([null, entry]))
    expect(loadPendingStates(KEY)).toEqual([entry])
  })

  it('does without storage that is forbidden or missing', () => {
    forbidStorage()
    const forbidden = loadPendingStates(KEY)
    vi.stubGlobal('sessionStorage', undefined)
    expect([forbidden, loadPendingStates(KEY)]).toEqual([[], []])
  })
})

describe('savePendingStates', () => {
  it('leaves nothing behind for no states', () => {
    savePendingStates(KEY, [{ state: 'state', time: NOW }])
    savePendingStates(KEY, [])
    expect(sessionStorage.getItem(KEY)).toBeNull()
  })
})
