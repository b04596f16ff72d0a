import type { CDPSession, Page } from 'playwright'

/** What a page still listens with. */
export interface Listening {
  /** The events that `window` has listeners of ours for, sorted. */
  events: string[]
  /** The BroadcastChannels that live. */
  channels: number
}

// Playwright's own, which it adds when it likes.
const FOREIGN = /^(__playwright|auxclick|click|contextmenu|dblclick|mouse|pointer|touch)/

/** Asks Chromium's debugger, which sees listeners and channels that no code of the page could. */
export async function listeningOf(page: Page): Promise<Listening> {
  const session = await page.context().newCDPSession(page)
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: await idOf(session, 'window'),
  })
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: await idOf(session, 'BroadcastChannel.prototype'),
  })
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length }',
  })
  await session.detach()
  const events = listeners.map(({ type }) => type).filter((type) => !FOREIGN.test(type))
  return { events: events.sort(), channels: result.value }
}

async function idOf(session: CDPSession, expression: string): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', { expression })
  return result.objectId ?? ''
}
