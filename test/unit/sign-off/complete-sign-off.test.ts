// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addPendingState, type PendingState } from '../../../src/browser/pending-states.ts'
import { SIGN_OFF_NAME } from '../../../src/request/names.ts'
import { ISSUER } from '../fixtures.ts'

const ORIGIN = 'http://localhost:3000'
const HOUR = 60 * 60 * 1000
const VERIFIED = { status: 'verified', state: 'mine', appState: undefined }

/** Fresh for each test, since an answer is remembered for the document. */
let completeSignOff: typeof import('../../../src/sign-off/complete-sign-off.ts').completeSignOff

beforeEach(async () => {
  vi.resetModules()
  completeSignOff = (await import('../../../src/sign-off/complete-sign-off.ts')).completeSignOff
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

/** Comes back to an address of this origin, with states pending in this order. */
function comeBack(address: string, ...pending: string[]): void {
  for (const state of pending) addPendingState(SIGN_OFF_NAME, state, ISSUER, undefined)
  history.replaceState({ router: 1 }, '', address)
}

/** Whatever the storage holds. */
const pendingNow = () =>
  JSON.parse(sessionStorage.getItem('pingone-signoff') ?? '[]').map(({ state }: PendingState) => state)

describe('completeSignOff', () => {
  it.each<[string, string, string[], object, string[]]>([
    ['an ordinary visit', '/bye', [], { status: 'none' }, []],
    ['its own state', '/bye?state=mine', ['mine'], VERIFIED, []],
    ['its own state among others', '/bye?state=mine', ['older', 'mine', 'newer'], VERIFIED, ['newer']],
    ['no state, though some are pending', '/bye', ['mine', 'other'], { status: 'missing' }, []],
    ['a state where none is pending', '/bye?state=mine', [], { status: 'unknown' }, []],
    ["somebody else's state", '/bye?state=theirs', ['mine'], { status: 'unknown' }, ['mine']],
    ['its own state twice', '/bye?state=mine&state=mine', ['mine'], { status: 'unknown' }, ['mine']],
    [
      "its own and somebody else's",
      '/bye?state=mine&state=theirs',
      ['mine'],
      { status: 'unknown' },
      ['mine'],
    ],
    ['a state in the fragment', '/bye#state=mine', ['mine'], { status: 'missing' }, []],
    ['a state by its encoded name', '/bye?st%61te=mine', ['mine'], VERIFIED, []],
    ['a state in another case', '/bye?state=MINE', ['mine'], { status: 'unknown' }, ['mine']],
  ])('judges %s', (_, address, pending, expected, left) => {
    comeBack(address, ...pending)
    expect([completeSignOff(), pendingNow()]).toEqual([expected, left])
  })

  it.each([
    ['a b+c', '/bye?state=a+b%2Bc'],
    ['a b+c', '/bye?state=a%20b%2Bc'],
    ['é&=#', '/bye?state=%C3%A9%26%3D%23'],
    ['%2B', '/bye?state=%252B'],
  ])('decodes the state %s once', (state, address) => {
    comeBack(address, state)
    expect(completeSignOff()).toEqual({ status: 'verified', state, appState: undefined })
  })

  it.each<[string, unknown]>([
    ['{"returnTo":"/"}', { returnTo: '/' }],
    ['null', null],
    ['""', ''],
    ['false', false],
  ])('hands back the app state %s', (text, appState) => {
    addPendingState(SIGN_OFF_NAME, 'mine', ISSUER, text)
    comeBack('/bye?state=mine')
    expect(completeSignOff()).toEqual({ status: 'verified', state: 'mine', appState })
  })

  it.each<[number, string, string]>([
    [HOUR - 1, '/bye?state=mine', 'verified'],
    [HOUR, '/bye?state=mine', 'unknown'],
    [HOUR - 1, '/bye', 'missing'],
    [HOUR, '/bye', 'none'],
  ])('%i ms later takes %s for %s', (age, address, status) => {
    comeBack(address, 'mine')
    vi.setSystemTime(Date.now() + age)
    expect(completeSignOff().status).toBe(status)
  })

  it('remembers its result for the document', () => {
    comeBack('/bye?state=mine', 'mine')
    expect([completeSignOff(), completeSignOff()]).toEqual([VERIFIED, VERIFIED])
  })

  it('verifies with a clock that was set back meanwhile', () => {
    comeBack('/bye?state=mine', 'mine')
    vi.setSystemTime(Date.now() - 2 * HOUR)
    expect(completeSignOff()).toEqual(VERIFIED)
  })

  it.each<[string, string, object, string[]]>([
    ['no state', '/bye', { status: 'none' }, ['mine']],
    ["somebody else's state, a silent renewal's", '/bye?state=theirs', { status: 'none' }, ['mine']],
    ['its own state twice', '/bye?state=mine&state=mine', { status: 'none' }, ['mine']],
    ['its own state', '/bye?state=mine', VERIFIED, []],
  ])('in a frame touches nothing but for its own state: %s', (_, address, expected, left) => {
    vi.stubGlobal('top', {})
    comeBack(address, 'mine')
    expect([completeSignOff(), pendingNow()]).toEqual([expected, left])
  })

  it('verifies an address of any scheme that a native shell hands in', () => {
    comeBack('/', 'mine')
    expect(completeSignOff({ url: 'com.example.shop://bye?state=mine' })).toEqual(VERIFIED)
  })

  it('tells the other tabs of a return whose departure told them nothing, once', () => {
    const lastSignOff = () => JSON.parse(localStorage.getItem('pingone-signoff') ?? 'null')
    comeBack('/bye?state=mine', 'mine')
    const before = lastSignOff()
    vi.setSystemTime(Date.now() + 1000)
    completeSignOff()
    const told = { issuer: ISSUER, time: Date.now() }
    expect([before, lastSignOff()]).toEqual([null, told])
    addPendingState(SIGN_OFF_NAME, 'other', ISSUER, undefined)
    localStorage.setItem('pingone-signoff', JSON.stringify({ issuer: ISSUER, time: Date.now() }))
    vi.setSystemTime(Date.now() + 1000)
    completeSignOff({ url: '/?state=other' })
    expect(lastSignOff()).toEqual(told)
  })

  it('remembers an ordinary visit too', () => {
    const first = completeSignOff()
    comeBack('/bye?state=mine', 'mine')
    expect([first, completeSignOff(), pendingNow()]).toEqual([
      { status: 'none' },
      { status: 'none' },
      ['mine'],
    ])
  })

  it.each([
    'https://app.example.com/bye?state=mine',
    new URL('https://a.example/?state=mine'),
    '/bye?state=mine',
    '?state=mine',
  ])('judges the url %s whatever it remembers, once', (url) => {
    const remembered = completeSignOff()
    comeBack('/', 'mine')
    const results = [completeSignOff({ url }), completeSignOff({ url }), completeSignOff()]
    expect([remembered, ...results]).toEqual([
      { status: 'none' },
      VERIFIED,
      { status: 'unknown' },
      { status: 'none' },
    ])
  })

  it.each([
    ['/bye?state=mine', '/bye'],
    ['/bye?state=mine#part', '/bye#part'],
    ['/bye?a=%20b+c&state=mine&d#?e', '/bye?a=%20b+c&d#?e'],
    ['/bye?state=mine&a=b', '/bye?a=b'],
    ['/bye?a=b&st%61te=mine', '/bye?a=b'],
    ['/b%20ye/?&&state=mine&x=%zz', '/b%20ye/?&&x=%zz'],
  ])('cleans %s to %s, and keeps the history state', (address, cleaned) => {
    comeBack(address, 'mine')
    completeSignOff()
    expect([location.href, history.state]).toEqual([ORIGIN + cleaned, { router: 1 }])
  })

  it.each<[string, string, string[]]>([
    ['unknown', '/bye?state=theirs&code=x', ['mine']],
    ['unknown', '/bye?state=mine&state=mine', ['mine']],
    ['missing', '/bye?', ['mine']],
    ['none', '/bye?a=b', []],
  ])('leaves the address of a return alone that is %s: %s', (status, address, pending) => {
    comeBack(address, ...pending)
    const replaced = vi.spyOn(history, 'replaceState')
    expect([completeSignOff().status, replaced.mock.calls]).toEqual([status, []])
  })

  it('leaves the address alone where told to', () => {
    comeBack('/bye?state=mine', 'mine')
    expect([completeSignOff({ cleanUrl: false }), location.href]).toEqual([
      VERIFIED,
      `${ORIGIN}/bye?state=mine`,
    ])
  })

  it('takes from the address bar the state of an explicit url, and no other', () => {
    comeBack('/bye?state=mine&a=b', 'mine', 'other')
    completeSignOff({ url: '/?state=mine' })
    const first = location.href
    history.replaceState(null, '', '/bye?state=theirs')
    const replaced = vi.spyOn(history, 'replaceState')
    completeSignOff({ url: '/?state=other' })
    expect([first, location.href, replaced.mock.calls]).toEqual([
      `${ORIGIN}/bye?a=b`,
      `${ORIGIN}/bye?state=theirs`,
      [],
    ])
  })

  it('verifies also where the browser refuses to clean the address', () => {
    comeBack('/bye?state=mine', 'mine')
    vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('too often', 'SecurityError')
    })
    expect(completeSignOff()).toEqual(VERIFIED)
  })

  it.each<[string, unknown]>([
    ['an address that is none', { url: 'https://' }],
    ['a broken escape', { url: '/?state=%E0%A4%A' }],
    ['a lone surrogate', { url: '/?state=\ud800' }],
    ['a url that cannot be text', { url: Object.create(null) }],
    [
      'a throwing getter',
      {
        get url() {
          throw new Error('gotcha')
        },
      },
    ],
    [
      'a Proxy that throws',
      new Proxy(
        {},
        {
          getOwnPropertyDescriptor() {
            throw new Error('gotcha')
          },
        },
      ),
    ],
  ])('does not throw for %s', (_, options) => {
    expect(completeSignOff(options as never)).toEqual({ status: 'unknown' })
  })

  it.each([null, 5, Object.create({ url: '/?state=theirs' })])('takes %j for no options', (options) => {
    expect(completeSignOff(options as never)).toEqual({ status: 'none' })
  })

  it.each(['[', '{"state":"mine"}', '[{"state":"mine"}]'])('does without a storage that holds %s', (text) => {
    sessionStorage.setItem('pingone-signoff', text)
    expect(completeSignOff({ url: '/?state=mine' })).toEqual({ status: 'unknown' })
  })

  it('cannot verify without storage', () => {
    vi.stubGlobal('sessionStorage', undefined)
    expect([completeSignOff({ url: '/?state=mine' }), completeSignOff()]).toEqual([
      { status: 'unknown' },
      { status: 'none' },
    ])
  })

  it('is none outside a browser', () => {
    vi.stubGlobal('document', undefined)
    expect(completeSignOff({ url: '/?state=mine' })).toEqual({ status: 'none' })
  })
})
