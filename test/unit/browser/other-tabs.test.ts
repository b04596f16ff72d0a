// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announceSignOff, onSignedOff, type SignedOffEvent } from '../../../src/browser/other-tabs.ts'
import { ISSUER, pageEvent } from '../fixtures.ts'

const NAME = 'pingone-signoff'
const OTHER_TAB = { reason: 'other-tab', issuer: ISSUER }
const BFCACHE = { reason: 'bfcache', issuer: ISSUER }

/** As another tab of this origin does. */
function announceElsewhere(message: unknown = { issuer: ISSUER }): void {
  localStorage.setItem(NAME, JSON.stringify({ issuer: ISSUER, time: Math.random() }))
  const channel = new BroadcastChannel(NAME)
  channel.postMessage(message)
  channel.close()
}

function storageEvent(key: string | null, newValue: string | null): Event {
  return Object.assign(new Event('storage'), { key, newValue })
}

function leaveAndReturn(meanwhile: () => void, persisted = true): void {
  dispatchEvent(pageEvent('pagehide', persisted))
  meanwhile()
  dispatchEvent(pageEvent('pageshow', persisted))
}

/** Long enough for a message to another thread and back. */
const delivery = () => new Promise((resolve) => setTimeout(resolve, 30))

let clock = 1_800_000_000_000
let heard: SignedOffEvent[]
let unsubscribes: (() => void)[]

function subscribe(listener = (event: SignedOffEvent): unknown => heard.push(event)): () => void {
  const unsubscribe = onSignedOff(listener)
  unsubscribes.push(unsubscribe)
  return unsubscribe
}

// No two sign-offs of this file's one page are made at the same time.
beforeEach(() => {
  clock += 1000
  vi.useFakeTimers({ toFake: ['Date'], now: clock })
  heard = []
  unsubscribes = []
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  for (const unsubscribe of unsubscribes) unsubscribe()
  localStorage.clear()
})

describe('onSignedOff', () => {
  it('hears of a sign-off in another tab', async () => {
    subscribe()
    announceElsewhere()
    await vi.waitFor(() => expect(heard).toEqual([OTHER_TAB]))
  })

  it.each([null, 'text', [], {}, { issuer: 5 }])('is deaf to the message %j', async (message) => {
    subscribe()
    announceElsewhere(message)
    announceElsewhere()
    await vi.waitFor(() => expect(heard).toEqual([OTHER_TAB]))
  })

  it("does not hear this page's own sign-off", async () => {
    subscribe()
    announceSignOff(ISSUER)
    await delivery()
    expect(heard).toEqual([])
  })

  it('tells every listener, also after one that throws, whose error is reported', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const failure = new Error('listener')
    subscribe(() => {
      throw failure
    })
    subscribe()
    announceElsewhere()
    await vi.waitFor(() => expect([heard, reported.mock.calls]).toEqual([[OTHER_TAB], [[failure]]]))
  })

  it('counts one function as many times as it was handed in', async () => {
    const listener = vi.fn()
    const unsubscribe = subscribe(listener)
    subscribe(listener)
    unsubscribe()
    unsubscribe()
    announceElsewhere()
    await vi.waitFor(() => expect(listener.mock.calls).toEqual([[OTHER_TAB]]))
  })

  it('leaves nothing listening once it has unsubscribed', () => {
    const added = vi.spyOn(window, 'addEventListener')
    const closed = vi.spyOn(BroadcastChannel.prototype, 'close')
    subscribe()()
    const listening = added.mock.calls.map(([type, , options]) => {
      return [type, (options as AddEventListenerOptions).signal?.aborted]
    })
    expect([listening, closed.mock.calls.length]).toEqual([
      [
        ['pagehide', true],
        ['pageshow', true],
      ],
      1,
    ])
    vi.restoreAllMocks()
  })

  it('hears nothing after it has unsubscribed', async () => {
    subscribe()()
    announceElsewhere()
    leaveAndReturn(announceElsewhere)
    await delivery()
    expect(heard).toEqual([])
  })

  it.each<[string, () => void]>([
    ["another tab's", announceElsewhere],
    ['its own', () => announceSignOff(ISSUER)],
  ])('hears, back from the back/forward cache, of %s sign-off', (_, signOff) => {
    subscribe()
    leaveAndReturn(signOff)
    expect(heard).toEqual([BFCACHE])
  })

  it.each(['before', 'after'])(
    'hears once of its own sign-off by which it left, subscribed %s it was told to leave',
    (moment) => {
      const announce = () => announceSignOff(ISSUER, true)
      if (moment === 'before') subscribe()
      addEventListener('pagehide', announce, true)
      if (moment === 'after') subscribe()
      leaveAndReturn(() => {})
      removeEventListener('pagehide', announce, true)
      leaveAndReturn(() => {})
      expect(heard).toEqual([BFCACHE])
    },
  )

  it('hears nothing of its own sign-off by which it left, subscribed only after it was back', () => {
    leaveAndReturn(() => announceSignOff(ISSUER, true))
    subscribe()
    leaveAndReturn(() => {})
    expect(heard).toEqual([])
  })

  it('hears nothing of its own sign-off that was over before it left', () => {
    announceSignOff(ISSUER)
    subscribe()
    announceSignOff(ISSUER)
    leaveAndReturn(() => {})
    expect(heard).toEqual([])
  })

  it('hears once of a sign-off, not again at the next return', () => {
    subscribe()
    leaveAndReturn(announceElsewhere)
    leaveAndReturn(() => {})
    expect(heard).toEqual([BFCACHE])
  })

  it.each<[string, () => void, boolean]>([
    ['none was made since', () => {}, true],
    ['the page is loaded anew', announceElsewhere, false],
  ])('hears of no sign-off where %s', (_, meanwhile, persisted) => {
    localStorage.setItem(NAME, JSON.stringify({ issuer: ISSUER, time: 1 }))
    subscribe()
    leaveAndReturn(meanwhile, persisted)
    expect(heard).toEqual([])
  })

  it('holds no channel open while it is away, and opens one when it is back', async () => {
    subscribe()
    dispatchEvent(pageEvent('pagehide', true))
    announceElsewhere()
    await delivery()
    const away = [...heard]
    dispatchEvent(pageEvent('pageshow', true))
    announceElsewhere()
    await vi.waitFor(() => expect([away, heard]).toEqual([[], [BFCACHE, OTHER_TAB]]))
  })

  it.each<[string, Event, object[]]>([
    ['its own key', storageEvent(NAME, JSON.stringify({ issuer: ISSUER, time: 1 })), [OTHER_TAB]],
    ['another key', storageEvent('other', JSON.stringify({ issuer: ISSUER })), []],
    ['a cleared storage', storageEvent(null, null), []],
    ['its key removed', storageEvent(NAME, null), []],
    ['text that is no JSON', storageEvent(NAME, '{'), []],
  ])('without BroadcastChannel listens to the storage: %s', (_, event, expected) => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const unsubscribe = subscribe()
    dispatchEvent(event)
    const first = [...heard]
    unsubscribe()
    dispatchEvent(event)
    expect([first, heard]).toEqual([expected, expected])
  })

  it('without storage hears of its own sign-off all the same', () => {
    const forbid = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: forbid, setItem: forbid })
    subscribe()
    leaveAndReturn(() => announceSignOff(ISSUER))
    expect(heard).toEqual([BFCACHE])
  })

  it('goes without a channel where the browser forbids it, as Firefox does to who may keep nothing', () => {
    class Forbidden {
      constructor() {
        throw new DOMException('forbidden', 'SecurityError')
      }
    }
    vi.stubGlobal('BroadcastChannel', Forbidden)
    subscribe()
    leaveAndReturn(() => announceSignOff(ISSUER))
    expect(heard).toEqual([BFCACHE])
  })

  it('listens to nothing without a page', () => {
    vi.stubGlobal('document', undefined)
    const added = vi.spyOn(window, 'addEventListener')
    subscribe()()
    expect(added.mock.calls).toEqual([])
    added.mockRestore()
  })
})

describe('announceSignOff', () => {
  it('keeps and sends issuer and time', async () => {
    const channel = new BroadcastChannel(NAME)
    const message = new Promise((resolve) => {
      channel.onmessage = ({ data }) => resolve(data)
    })
    announceSignOff(ISSUER)
    const sent = await message
    channel.close()
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '')
    const record = { issuer: ISSUER, time: clock }
    expect([sent, kept]).toEqual([record, record])
  })

  it('leaves no channel open', () => {
    const closed = vi.spyOn(BroadcastChannel.prototype, 'close')
    announceSignOff(ISSUER)
    const calls = closed.mock.calls.length
    closed.mockRestore()
    expect(calls).toBe(1)
  })

  it('does without BroadcastChannel', () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    announceSignOff(ISSUER)
    expect(JSON.parse(localStorage.getItem(NAME) ?? '').issuer).toBe(ISSUER)
  })
})
