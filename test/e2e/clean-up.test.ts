/** What comes before the sign-off, and cannot stop it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { SignOffOptions } from '../../src/index.ts'
import { createUserAgent } from '../pingone/user-agent.ts'
import { applicationReady, sessionAlive } from './session.ts'
import { signOn } from './sign-on.ts'
import { useWorld } from './use-world.ts'
import { ORIGIN, REGIONAL } from './world.ts'

const TOKENS = { accessToken: 'the-access-token', refreshToken: 'the-refresh-token' }

/** What tells 300 ms from 2,000, and those from twice as much. */
const SLACK = 1500

const world = useWorld()

/** What `steps` say of a step: `fulfilled`, or its error's code or message. */
interface Report {
  steps: Record<string, string>
  /** From the call until the page is told to leave. */
  milliseconds: number
  /**
   * Whether a timer of the limit rang before: on a busy machine it is as late as those of the SDK, which a clock that goes
   * on meanwhile does not know.
   */
  isLate: boolean
  /** The address that the page is told to go to. */
  url: string
  /** All that can be got out of the reasons as text. */
  text: string
}

type ClearSession = 'ends' | 'throws' | 'rejects' | 'hangs'

/** Signs off with a `navigate` function, which lets the promise resolve, in the page that is open. */
function report(
  options: Partial<SignOffOptions>,
  clearSession: ClearSession = 'ends',
  limit = 60_000,
): Promise<Report> {
  return world.page.evaluate(
    async ([options, clearSession, limit]) => {
      const work = {
        ends: () => {},
        throws: () => {
          throw new Error('thrown by clearSession')
        },
        rejects: () => Promise.reject(new Error('rejected by clearSession')),
        hangs: () => new Promise<void>(() => {}),
      }
      let rang = false
      const left = { url: '', time: 0, isLate: false }
      const navigate = (url: string) =>
        void Object.assign(left, { url, time: performance.now(), isLate: rang })
      const start = performance.now()
      setTimeout(() => {
        rang = true
      }, limit)
      await window.app.signOff({ ...options, clearSession: work[clearSession], navigate })
      const { outcome } = window.app
      if (outcome?.status !== 'fulfilled') throw new Error(JSON.stringify(outcome))
      const results = Object.entries(outcome.value.steps)
      const reasons = results.flatMap(([, step]) => (step?.status === 'rejected' ? [step.reason] : []))
      const told = (step: PromiseSettledResult<void>) =>
        step.status === 'fulfilled' ? step.status : (step.reason.code ?? step.reason.message)
      const texts = (reason: object) =>
        Object.getOwnPropertyNames(reason).map((name) => Reflect.get(reason, name))
      return {
        steps: Object.fromEntries(results.map(([name, step]) => [name, told(step)])),
        milliseconds: left.time - start,
        isLate: left.isLate,
        url: left.url,
        text: reasons.flatMap((reason) => [String(reason), JSON.stringify([reason, texts(reason)])]).join(),
      }
    },
    [options, clearSession, limit] as const,
  )
}

function interceptRevocation(answer: (request: IncomingMessage, response: ServerResponse) => void): void {
  world.pingOne.intercept((request, response) => {
    const isRevocation = request.url?.endsWith('/as/revoke') ?? false
    if (isRevocation) answer(request, response)
    return isRevocation
  })
}

const CORS = { 'Access-Control-Allow-Origin': ORIGIN, 'Content-Type': 'application/json' }

describe('signOff', () => {
  it('revokes the tokens at PingOne before it leaves', async () => {
    const { page, pingOne } = world
    await signOn(page)
    const { accessToken = '', refreshToken = '' } = (await page.evaluate(() => window.app.user())) ?? {}
    const agent = createUserAgent(pingOne)
    const form = { grant_type: 'refresh_token', client_id: REGIONAL.clientId, refresh_token: refreshToken }
    const asBearer = { headers: { Authorization: `Bearer ${accessToken}` } }
    const uses = async () => [
      (await agent.send(`${REGIONAL.issuer}/userinfo`, asBearer)).status,
      (await agent.send(`${REGIONAL.issuer}/token`, { form })).status,
    ]
    expect(await uses()).toEqual([200, 200])
    const { steps, url } = await report({
      clientId: REGIONAL.clientId,
      revoke: { accessToken, refreshToken },
    })
    expect(steps).toEqual({ revoke: 'fulfilled', clearSession: 'fulfilled' })
    // Now, since the end of the session takes its tokens along.
    expect(await uses()).toEqual([401, 400])
    expect(await sessionAlive(page)).toBe(true)
    await page.goto(url)
    expect(await sessionAlive(page)).toBe(false)
  })

  it.each<[string, string, number, (request: IncomingMessage, response: ServerResponse) => void]>([
    ['is down', 'REQUEST_FAILED', 0, ({ socket }) => socket.destroy()],
    ['never answers', 'TIMEOUT', 2000, () => {}],
    [
      'refuses, and echoes',
      'REJECTED',
      0,
      (_, response) => response.writeHead(400, CORS).end(JSON.stringify({ error: 'no', ...TOKENS })),
    ],
  ])('ends the session all the same when revocation %s', async (_, code, least, answer) => {
    const { page } = world
    await signOn(page)
    interceptRevocation(answer)
    const options = { clientId: REGIONAL.clientId, revoke: TOKENS }
    const { steps, milliseconds, isLate, url, text } = await report(options, 'ends', least + SLACK)
    expect(steps).toEqual({ revoke: code, clearSession: 'fulfilled' })
    expect(milliseconds).toBeGreaterThanOrEqual(least)
    expect(isLate).toBe(false)
    expect(text).not.toMatch(/the-(access|refresh)-token/)
    await page.goto(url)
    expect(await sessionAlive(page)).toBe(false)
  })

  it.each<[ClearSession, string, number]>([
    ['throws', 'thrown by clearSession', 0],
    ['rejects', 'rejected by clearSession', 0],
    ['hangs', 'TIMEOUT', 2000],
  ])('goes on when clearSession %s', async (clearSession, told, least) => {
    await world.page.goto(`${ORIGIN}/`)
    await applicationReady(world.page)
    const { steps, milliseconds, isLate, url } = await report({}, clearSession, least + SLACK)
    expect(steps).toEqual({ clearSession: told })
    expect(milliseconds).toBeGreaterThanOrEqual(least)
    expect(isLate).toBe(false)
    expect(url).toContain(`${REGIONAL.issuer}/signoff?`)
  })

  it.each([
    [undefined, 2000],
    [300, 300],
    [10_000, 2000],
  ])('waits for both side by side, with a timeout of %s at most %i ms', async (timeout, most) => {
    await world.page.goto(`${ORIGIN}/`)
    await applicationReady(world.page)
    interceptRevocation(() => {})
    const { clientId } = REGIONAL
    const options = { clientId, revoke: TOKENS, timeout }
    const { steps, milliseconds, isLate } = await report(options, 'hangs', most + SLACK)
    expect(steps).toEqual({ revoke: 'TIMEOUT', clearSession: 'TIMEOUT' })
    expect(milliseconds).toBeGreaterThanOrEqual(most)
    expect(isLate).toBe(false)
  })
})
