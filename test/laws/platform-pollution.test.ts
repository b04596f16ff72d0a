/** Node's own fetch and Response under a polluted prototype, which they read of in places: no lie comes of it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSignOff } from '../../src/sign-off/check-sign-off.ts'
import { signOff } from '../../src/sign-off/sign-off.ts'
import { ENV_ID, makeIdToken, REDIRECT_URI, realFetch, requestOf } from '../unit/fixtures.ts'
import { withPollution } from './pollution.ts'

let received: string[] = []
const server = createServer((request, response) => {
  received.push(`${request.method} ${request.url?.split('?')[0]}`)
  response.writeHead(400, { 'content-type': 'application/json' }).end('{"code":"INVALID_DATA"}')
})
let authPath: string

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  authPath = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** What PingOne's refusal of a sign-off and of a revocation came to. */
async function outcomeOf(pollution: Record<string, unknown>): Promise<unknown> {
  received = []
  const idToken = makeIdToken({ iss: `${authPath}/${ENV_ID}/as` })
  const own = {
    authPath,
    idToken,
    mode: 'fetch',
    fetch: realFetch,
    timeout: 300,
    sessionToken: 'a-session-token',
  }
  const revoke = { accessToken: 'an-access-token' }
  const asked = [requestOf(own), requestOf({ ...own, revoke, fetch: answeringSignOff })]
  const settle = ({ status, reason, value }: Settled) =>
    status === 'rejected' ? [reason?.name, reason?.code] : [value?.confirmed, value?.steps.revoke?.status]
  return withPollution(
    async () => (await Promise.allSettled(asked.map(signOff))).map(settle as never),
    pollution,
  )
}

interface Settled {
  status: string
  reason?: { name: string; code: string }
  value?: { confirmed: boolean; steps: { revoke?: { status: string } } }
}

/** Sends a revocation alone. */
async function answeringSignOff(url: string, init: RequestInit) {
  return url.endsWith('/revoke') ? realFetch(url, init) : { status: 200, headers: new Headers(), body: null }
}

const REFUSED = ['SignOffError', 'REJECTED']
const UNANSWERED = [
  ['SignOffError', 'REQUEST_FAILED'],
  ['SignOffError', 'TIMEOUT'],
]

/** Of undici's responses, of their streams, and of the sockets below. `cacheState` and `urlList` end Node 20's process by themselves. */
const NAMES = [
  'status',
  'statusText',
  'ok',
  'type',
  'url',
  'headers',
  'headersList',
  'location',
  'body',
  'redirected',
  'internalResponse',
  'aborted',
  'value',
  'done',
  'stream',
  'cause',
  'code',
  'path',
  'host',
  'hostname',
  'port',
  'socketPath',
  'servername',
  'dispatcher',
]
const VALUES = [204, 302, 'polluted', { status: 204 }]

describe("signOff by Node's fetch", () => {
  it('is refused, and so is its revocation, without pollution', async () => {
    expect(await outcomeOf({})).toEqual([REFUSED, [false, 'rejected']])
  })

  it.each(NAMES)('confirms nothing that was refused, under an Object.prototype with %s', async (name) => {
    for (const value of VALUES) {
      const [alone, revoking] = (await outcomeOf({ [name]: value })) as [unknown, unknown]
      expect([REFUSED, ...UNANSWERED]).toContainEqual(alone)
      expect([[false, 'rejected'], ...UNANSWERED]).toContainEqual(revoking)
      expect(received.filter((line) => !line.includes(`/${ENV_ID}/as/`))).toEqual([])
    }
  })
})

describe('a back end under an Object.prototype with a document', () => {
  const POLLUTION = { document: {}, location: { origin: 'https://app.example.com' }, self: {}, top: {} }

  it('is no page: it needs a session token, and sends it', async () => {
    const sent: unknown[] = []
    const answers = [new Response(null, { status: 302, headers: { location: REDIRECT_URI } })]
    const fetch = async (_: string, { headers }: RequestInit) => {
      sent.push(headers)
      return answers.pop()
    }
    const result = await withPollution(
      () => signOff(requestOf({ sessionToken: 'a-session-token', fetch })),
      POLLUTION,
    )
    expect([result, sent]).toEqual([
      { mode: 'fetch', confirmed: true, status: 302, location: REDIRECT_URI, steps: {} },
      [{ cookie: 'ST=a-session-token' }],
    ])
  })

  it('is told the same by checkSignOff', async () => {
    const given = requestOf({ mode: 'fetch' })
    const clean = checkSignOff(given)
    expect(await withPollution(() => checkSignOff(given), POLLUTION)).toEqual(clean)
  })
})
