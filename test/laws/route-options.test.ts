import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SignOffError } from '../../src/problems/sign-off-error.ts'
import { createSignOffRoutes, type SignOffRoutes } from '../../src/server.ts'
import { makeIdToken, requestOf } from '../unit/fixtures.ts'
import {
  assertForAnything,
  createHostiles,
  make,
  makeThrowing,
  type Plan,
  plan,
  untypedThrow,
} from './hostile-values.ts'
import { withPollution } from './pollution.ts'

const ORIGIN = 'https://app.example.com'
const routes = createSignOffRoutes(requestOf())

// Where there is no onError, each failed clean-up is a line.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

function post(accept = 'text/html'): Request {
  return new Request(`${ORIGIN}/sign-off`, { method: 'POST', headers: { origin: ORIGIN, accept } })
}

/** How `start` ends: with an answer, refused by a SignOffError, or with what must not be. */
async function outcomeOf(options: unknown, { start }: SignOffRoutes = routes): Promise<unknown> {
  try {
    return (await start(post(), options as object)).status
  } catch (error) {
    return error instanceof SignOffError && error.problems.length > 0 ? 'refused' : error
  }
}

function routesOf(config: unknown): SignOffRoutes | undefined {
  try {
    return createSignOffRoutes(config as never)
  } catch {
    return undefined
  }
}

const failingSession = () => Promise.reject(new Error('down'))

describe('createSignOffRoutes', () => {
  it('throws nothing but SignOffError, whatever it is given', async () => {
    await assertForAnything((config) => {
      expect(untypedThrow(() => createSignOffRoutes(config))).toBeUndefined()
    })
  })

  it('leaves start nothing but answers and SignOffErrors, whatever it is given', async () => {
    await assertForAnything(async (config) => {
      const given = routesOf(config) ?? routes
      expect([200, 403, 'refused']).toContain(await outcomeOf({ clearSession: failingSession }, given))
    })
  })
})

describe('start', () => {
  it('rejects with nothing but SignOffError, whatever it is given', async () => {
    await assertForAnything(async (options) => {
      expect([200, 'refused']).toContain(await outcomeOf(options))
    })
  })

  it('clears the session of whom it signs off, and nobody else, whatever the options are', async () => {
    const judge = async (wrong: object) => {
      let cleared = 0
      const options = Object.defineProperties({}, Object.getOwnPropertyDescriptors(wrong))
      const outcome = await outcomeOf(Object.assign(options, { clearSession: () => cleared++ }))
      expect([
        [200, 1],
        ['refused', 0],
      ]).toContainEqual([outcome, cleared])
    }
    for (const name of ['idToken', 'returnTo']) {
      await judge(makeThrowing(name) as object)
      for (const hostile of Object.keys(createHostiles())) await judge({ [name]: make({ hostile }) })
      const judgePlan = (plan: Plan) => judge({ [name]: make(plan) })
      await fc.assert(fc.asyncProperty(plan, judgePlan))
    }
  })

  it('signs off whatever clearSession returns', async () => {
    const judge = async (plan: Plan) => {
      expect(await outcomeOf({ clearSession: () => make(plan) })).toBe(200)
    }
    for (const hostile of Object.keys(createHostiles())) await judge({ hostile })
    await fc.assert(fc.asyncProperty(plan, judge))
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['a page', 'text/html', {}],
    ['a form', 'text/html', { method: 'POST' }],
    ['a redirect', 'text/html', { answer: 'redirect' }],
    ['JSON', 'application/json', {}],
  ])('answers with %s under a polluted Object.prototype as without', async (_, accept, changes) => {
    const answerTo = async (request: Request) => {
      const { start } = createSignOffRoutes(requestOf(changes))
      const { status, statusText, headers, body } = await start(request, { idToken: makeIdToken() })
      return { status, statusText, headers: [...headers], body }
    }
    const textOf = async ({ body, ...rest }: Awaited<ReturnType<typeof answerTo>>) => {
      const text = JSON.stringify({ ...rest, body: await new Response(body).text() })
      return text.replace(/[\w-]{43}(?![\w-])|(?<=signoff\.)[\w-]{8}/g, '<random>')
    }
    // Made beforehand, since Node's own constructor bears no pollution.
    const request = post(accept)
    const polluted = await withPollution(() => answerTo(request))
    expect(await textOf(polluted)).toBe(await textOf(await answerTo(post(accept))))
  })
})
