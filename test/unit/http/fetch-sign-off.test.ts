import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchSignOff } from '../../../src/http/fetch-sign-off.ts'
import { checkedOf, ENV_ID, makeIdToken, makeIdTokenOfLength, REDIRECT_URI, realFetch } from '../fixtures.ts'

type Changes = Record<string, unknown>

interface Received {
  method: string | undefined
  url: string | undefined
  cookie: string | undefined
  accept: string | undefined
  body: string
}

const SIGN_OFF = `/${ENV_ID}/as/signoff`
let received: Received[] = []
let answer: (response: ServerResponse) => void
let authPath: string

const server = createServer(async (request: IncomingMessage, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const { method, url, headers } = request
  received.push({ method, url, cookie: headers.cookie, accept: headers.accept, body })
  answer(response)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  authPath = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  received = []
  answer = (response) => response.writeHead(204).end()
})

function redirectTo(location: string, status = 302): void {
  answer = (response) => response.writeHead(status, { location }).end('x'.repeat(1000))
}

const bareOf = (changes: Changes = {}) => {
  const own = {
    authPath,
    idToken: null,
    postLogoutRedirectUri: null,
    sessionToken: 'token',
    fetch: realFetch,
  }
  return checkedOf({ ...own, ...changes }, 'fetch')
}

function fetchIt(changes: Changes = {}) {
  return fetchSignOff(bareOf(changes))
}

async function failureOf(changes: Changes = {}): Promise<Error> {
  return fetchIt(changes).then(
    () => new Error('Nothing was thrown'),
    (error) => error,
  )
}

/** A sign-off by POST whose body has exactly so many octets. */
function postOf(octets: number): Changes {
  const idToken = makeIdTokenOfLength(octets - 'id_token_hint='.length)
  return { idToken, postLogoutRedirectUri: null, method: 'POST' }
}

/** What a page would hand to its fetch. */
async function initOnPage(changes: Changes): Promise<RequestInit> {
  const send = vi.fn(async (_: string, __: RequestInit) => new Response(null, { status: 204 }))
  vi.stubGlobal('document', {})
  vi.stubGlobal('location', { origin: 'https://app.example.com' })
  await fetchSignOff(checkedOf({ fetch: send, ...changes }, 'fetch'))
  return send.mock.calls[0]?.[1] ?? {}
}

describe('fetchSignOff', () => {
  it('asks by GET, with the cookie', async () => {
    expect(await fetchIt({ state: 'a b', postLogoutRedirectUri: REDIRECT_URI })).toEqual({
      confirmed: true,
      status: 204,
    })
    expect(received).toEqual([
      {
        method: 'GET',
        url: `${SIGN_OFF}?post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye&state=a%20b`,
        cookie: 'ST=token',
        accept: '*/*',
        body: '',
      },
    ])
  })

  it('asks by POST where told to, with the same parameters', async () => {
    await fetchIt({ state: 'a b', postLogoutRedirectUri: REDIRECT_URI, method: 'POST' })
    expect(received).toEqual([
      {
        method: 'POST',
        url: SIGN_OFF,
        cookie: 'ST=token',
        accept: '*/*',
        body: 'post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye&state=a+b',
      },
    ])
  })

  it('posts by itself what is too long for a request line', async () => {
    const iss = `${authPath}/${ENV_ID}/as`
    const idToken = `${makeIdToken({ iss })}${'A'.repeat(8000)}`
    await fetchIt({ idToken })
    await fetchIt({ idToken, method: 'GET' }).catch(() => {})
    expect(
      received.map(({ method, body }) => [method, new URLSearchParams(body).get('id_token_hint')]),
    ).toEqual([
      ['POST', idToken],
      ['GET', null],
    ])
  })

  it('asks idpSignoff for JSON, without cookie, redirect URI or state', async () => {
    const idToken = makeIdToken({ iss: `${authPath}/${ENV_ID}/as`, aud: 'app' })
    const changes = {
      endpoint: 'idpSignoff',
      idToken,
      clientId: 'app',
      state: 's',
      postLogoutRedirectUri: REDIRECT_URI,
    }
    await fetchIt(changes)
    expect(received).toEqual([
      {
        method: 'GET',
        url: `/${ENV_ID}/as/idpSignoff?id_token_hint=${idToken}&client_id=app`,
        cookie: undefined,
        accept: 'application/json',
        body: '',
      },
    ])
  })

  it('asks xpSignoff with the cookie', async () => {
    await fetchIt({ endpoint: 'xpSignoff' })
    expect(received.map(({ url, cookie }) => [url, cookie])).toEqual([[`/${ENV_ID}/xp/signoff`, 'ST=token']])
  })

  it.each([
    ['token', 'ST=token'],
    ['ST=token', 'ST=token'],
    ['ST-NO-SS=token', 'ST-NO-SS=token'],
    ['other=1; ST=token', 'other=1; ST=token'],
    ['other=1;ST-NO-SS=token', 'other=1;ST-NO-SS=token'],
    ['TEST=token', 'ST=TEST=token'],
    ['abc==', 'ST=abc=='],
  ])('sends the session token %s as the cookie %s', async (sessionToken, cookie) => {
    await fetchIt({ sessionToken })
    expect(received.map((request) => request.cookie)).toEqual([cookie])
  })

  it('uses the global fetch where it is given none', async () => {
    vi.stubGlobal('fetch', realFetch)
    expect(await fetchIt({ fetch: undefined })).toEqual({ confirmed: true, status: 204 })
  })

  it.each<[string, number, string, boolean]>([
    ['the redirect URI', 302, REDIRECT_URI, true],
    ['the redirect URI with the state', 303, `${REDIRECT_URI}?state=s`, true],
    ['another state', 302, `${REDIRECT_URI}?state=t`, false],
    ['the sign-on page', 302, '/signon/', false],
    ['elsewhere by a 307', 307, REDIRECT_URI, false],
  ])('follows no redirect to %s', async (_, status, location, confirmed) => {
    redirectTo(location, status)
    const outcome = await fetchIt({ postLogoutRedirectUri: REDIRECT_URI, state: 's' })
    expect([outcome, received.length]).toEqual([{ confirmed, status, location }, 1])
  })

  it.each<[number, boolean]>([
    [200, false],
    [204, true],
    [304, false],
    [399, false],
  ])('of a %i tells confirmed: %s', async (status, confirmed) => {
    answer = (response) => response.writeHead(status).end()
    expect(await fetchIt()).toEqual({ confirmed, status })
  })

  it('takes a hidden redirect of a browser as it is', async () => {
    const hidden = { status: 0, headers: new Headers(), body: null, type: 'opaqueredirect' }
    expect(await fetchIt({ fetch: async () => hidden })).toEqual({ confirmed: false, status: 0 })
  })

  it.each([400, 401, 404, 431, 500])('rejects a %i and tells what PingOne said', async (status) => {
    answer = (response) => response.writeHead(status).end('{"code":"INVALID_POST_LOGOUT_REDIRECT_URI"}')
    expect({ ...(await failureOf()) }).toEqual({
      name: 'SignOffError',
      code: 'REJECTED',
      problems: [],
      status,
      pingOne: { code: 'INVALID_POST_LOGOUT_REDIRECT_URI' },
    })
  })

  it.each<[string, () => void]>([
    [
      'closes the connection',
      () => {
        answer = (response) => response.destroy()
      },
    ],
    [
      'is not there',
      () => {
        authPath = 'http://127.0.0.1:1'
      },
    ],
  ])('fails where PingOne %s, and does not tell the platform’s words', async (_, prepare) => {
    const before = authPath
    prepare()
    const failure = await failureOf({ state: 'canary' })
    authPath = before
    expect([{ ...failure }, inspect(failure, { showHidden: true }).includes('canary')]).toEqual([
      { name: 'SignOffError', code: 'REQUEST_FAILED', problems: [] },
      false,
    ])
  })

  it('gives up after its timeout', async () => {
    answer = () => {}
    const failure = await failureOf({ timeout: 50 })
    expect({ ...failure, message: failure.message }).toEqual({
      name: 'SignOffError',
      code: 'TIMEOUT',
      problems: [],
      message:
        'sign-off did not end within 50 ms. What PingOne received is unknown. Raise timeout. Try again.',
    })
  })

  it('gives up after 5,000 ms where it is given no timeout', async () => {
    vi.useFakeTimers()
    const settled = vi.fn()
    fetchIt({ fetch: () => new Promise(() => {}) }).catch(({ code }) => settled(code))
    await vi.advanceTimersByTimeAsync(4999)
    const before = settled.mock.calls.length
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    expect([before, settled.mock.calls]).toEqual([0, [['TIMEOUT']]])
  })

  it('tells a rejection whose body does not come within the timeout', async () => {
    answer = (response) => response.writeHead(400).write('{')
    const { code, status } = (await failureOf({ timeout: 200 })) as never
    expect([code, status]).toEqual(['REJECTED', 400])
  })

  it.each<[string, (response: ServerResponse) => unknown]>([
    ['before the answer', () => {}],
    ["during an error's body", (response) => response.writeHead(400).write('{')],
  ])("rejects with the signal's reason on an abort %s", async (_, reply) => {
    const controller = new AbortController()
    const reason = new Error('stopped')
    answer = (response) => {
      reply(response)
      setTimeout(() => controller.abort(reason), 30)
    }
    expect(await failureOf({ signal: controller.signal })).toBe(reason)
  })

  it('hands no browser settings to other platforms', async () => {
    const send = vi.fn(async (_: string, __: RequestInit) => new Response(null))
    await fetchIt({ fetch: send })
    const init = send.mock.calls[0]?.[1] ?? {}
    expect([init.redirect, 'credentials' in init, 'keepalive' in init]).toEqual(['manual', false, false])
  })

  it.each<[string, object]>([
    ['signoff', {}],
    ['idpSignoff', { accept: 'application/json' }],
  ])('on a page hands on no cookie for %s', async (endpoint, headers) => {
    expect((await initOnPage({ endpoint })).headers).toEqual(headers)
  })

  it.each<[string, Changes, [RequestCredentials, boolean]]>([
    ['signoff', {}, ['include', true]],
    ['xpSignoff', { endpoint: 'xpSignoff' }, ['include', true]],
    ['idpSignoff', { endpoint: 'idpSignoff' }, ['omit', true]],
    ['a short POST', { method: 'POST' }, ['include', true]],
    ['a POST of 59,999 octets', postOf(59_999), ['include', true]],
    ['a POST of 60,000 octets', postOf(60_000), ['include', false]],
  ])('on a page hands on credentials and keepalive for %s', async (_, changes, expected) => {
    const { credentials, keepalive, redirect } = await initOnPage(changes)
    expect([credentials, keepalive, redirect]).toEqual([...expected, 'manual'])
  })
})
