// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DepartureWatch, watchDeparture } from '../../../src/browser/watch-departure.ts'
import { pageEvent } from '../fixtures.ts'

let navigation: EventTarget
let watches: DepartureWatch[]

beforeEach(() => {
  watches = []
  navigation = new EventTarget()
  vi.useFakeTimers()
  vi.stubGlobal('navigation', navigation)
})

afterEach(() => {
  for (const watch of watches) watch.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Starts, and tells what has become of it. */
function start(isPost = false) {
  const told: string[] = []
  const tell = (what: string) => () => told.push(what)
  const watch = watchDeparture(isPost, {
    left: tell('left'),
    cameBack: tell('came back'),
    stayed: (cause) => told.push(cause),
  })
  watches.push(watch)
  watch.restart()
  return { told, ...watch }
}

function violate(effectiveDirective: string, disposition = 'enforce'): void {
  const event = new Event('securitypolicyviolation', { bubbles: true })
  document.dispatchEvent(Object.assign(event, { effectiveDirective, disposition }))
}

/** What a browser fires, each event in a task of its own but for those joined by a plus. */
function happen(...tasks: string[]): void {
  for (const task of tasks) {
    for (const name of task.split('+')) {
      const isOfPage = /^(beforeunload|pagehide)$/.test(name)
      if (isOfPage) dispatchEvent(pageEvent(name as 'pagehide', false))
      else navigation.dispatchEvent(new Event(name))
    }
    vi.advanceTimersByTime(1)
  }
}

describe('watchDeparture', () => {
  // As measured in Chromium 156 and Firefox ESR 153.
  it.each<[string, string[], string[]]>([
    ['the page leaves', ['navigate+beforeunload', 'pagehide'], ['left']],
    ['the page leaves, in a browser without beforeunload (iOS)', ['pagehide'], ['left']],
    [
      'another navigation takes its place',
      ['navigate+beforeunload', 'navigateerror+navigate+beforeunload', 'pagehide'],
      [],
    ],
    ['the same in Firefox', ['navigate+beforeunload', 'navigate+beforeunload', 'pagehide'], []],
    ['the user goes elsewhere by the address bar', ['navigate+beforeunload', 'beforeunload', 'pagehide'], []],
    ['the tab is closed', ['navigate+beforeunload', 'beforeunload', 'pagehide'], []],
    [
      'the user goes back',
      ['navigate+beforeunload', 'beforeunload', 'navigateerror+navigate', 'pagehide'],
      [],
    ],
    ['the user chooses to stay', ['navigate+beforeunload+navigateerror'], ['calledOff']],
    ['the user presses Stop', ['navigate+beforeunload', 'navigateerror'], ['calledOff']],
    [
      'a router writes the address meanwhile',
      ['navigate+beforeunload', 'navigateerror+navigate+navigatesuccess', 'pagehide'],
      ['left'],
    ],
    [
      "a router's own navigation fails meanwhile",
      ['navigate+beforeunload', 'navigateerror+navigate', 'navigateerror', 'pagehide'],
      ['left'],
    ],
    ['nothing was on its way', ['navigateerror'], []],
  ])('tells what has become of it when %s', (_, tasks, expected) => {
    const { told } = start()
    happen(...tasks)
    expect(told).toEqual(expected)
  })

  it('begins to count anew when the page is told once more', () => {
    const { told, restart } = start()
    happen('navigate+beforeunload', 'navigate+beforeunload')
    restart()
    happen('navigateerror+navigate+beforeunload', 'pagehide')
    expect(told).toEqual(['left'])
  })

  it('takes for late a page that is still there 30 s after it was told last', () => {
    const { told, restart } = start()
    vi.advanceTimersByTime(20_000)
    restart()
    vi.advanceTimersByTime(29_999)
    const before = [...told]
    vi.advanceTimersByTime(1)
    expect([before, told]).toEqual([[], ['late']])
  })

  it.each<[string, string, string, boolean, string[]]>([
    ['a form that is forbidden', 'form-action', 'enforce', true, ['formForbidden']],
    ['a policy that is only reported', 'form-action', 'report', true, []],
    ['another directive', 'connect-src', 'enforce', true, []],
    ["somebody else's form, while a GET is on its way", 'form-action', 'enforce', false, []],
  ])('judges a violation of the CSP: %s', (_, directive, disposition, isPost, expected) => {
    const { told } = start(isPost)
    violate(directive, disposition)
    expect(told).toEqual(expected)
  })

  it('tells that the page is back from the back/forward cache, not that it was loaded', () => {
    const { told } = start()
    dispatchEvent(pageEvent('pageshow', false))
    dispatchEvent(pageEvent('pageshow', true))
    expect(told).toEqual(['came back'])
  })

  it('hears what the page stops from spreading', () => {
    const { told } = start()
    addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { once: true })
    happen('pagehide')
    expect(told).toEqual(['left'])
  })

  it.each([undefined, {}, document.createElement('img')])('does without a Navigation API: %s', (standIn) => {
    vi.stubGlobal('navigation', standIn)
    const { told } = start()
    happen('beforeunload', 'pagehide')
    expect(told).toEqual(['left'])
  })

  it('leaves nothing listening once it was stopped', () => {
    const { told, stop } = start(true)
    happen('navigate')
    navigation.dispatchEvent(new Event('navigateerror'))
    stop()
    happen('navigate', 'navigateerror', 'pagehide')
    dispatchEvent(pageEvent('pageshow', true))
    violate('form-action')
    vi.advanceTimersByTime(60_000)
    expect([told, vi.getTimerCount()]).toEqual([[], 0])
  })
})
