import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createSignOffRoutes } from '../../src/server.ts'
import { AUTH_PATH, ENV_ID, REDIRECT_URI } from '../unit/fixtures.ts'

const ORIGIN = 'https://app.example.com'
const routes = createSignOffRoutes({
  authPath: AUTH_PATH,
  envID: ENV_ID,
  postLogoutRedirectUri: REDIRECT_URI,
  answer: 'redirect',
  onError: () => {},
})

/** What may stand in a header. */
const headerValue = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((c) => String.fromCharCode(c)),
})
const headers = fc.dictionary(
  fc.constantFrom('accept', 'cookie', 'origin', 'sec-fetch-site', 'host', 'x-forwarded-host'),
  headerValue,
)

/** What callers tell of themselves, in all combinations, those of no framework among them. */
const callerHeaders = fc.record(
  {
    origin: fc.constantFrom(ORIGIN, 'null', 'https://evil.example'),
    'sec-fetch-site': fc.constantFrom('same-origin', 'same-site', 'cross-site', 'none'),
    'sec-fetch-mode': fc.constantFrom('navigate', 'cors', 'no-cors', 'same-origin', 'other'),
    'sec-fetch-dest': fc.constantFrom('document', 'empty', 'iframe', 'object', 'other'),
    accept: fc.constantFrom(
      '*/*',
      'text/html',
      'application/json',
      'text/vnd.turbo-stream.html, text/html',
      '',
    ),
    'content-type': fc.constantFrom('multipart/form-data; boundary=x', 'application/json'),
    'x-requested-with': fc.constant('XMLHttpRequest'),
    'hx-request': fc.constant('true'),
    'x-up-version': fc.constant('3.14.3'),
    'x-inertia': fc.constant('true'),
    'x-sveltekit-action': fc.constant('true'),
  },
  { requiredKeys: [] },
)

/** What leads elsewhere in one browser or another, by pieces. */
const nastyAddress = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '/',
        '//',
        '\\',
        '.',
        '..',
        '@',
        ':',
        '?',
        '#',
        '%2f',
        '%5c',
        '%2e',
        '\t',
        '\n',
        '\0',
        ' ',
      ),
      fc.constantFrom(
        'evil.example',
        ORIGIN,
        'https:',
        'javascript:',
        'http://',
        'app.example.com',
        '／',
        '。',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))

/** Where a browser at the application goes that is sent there. */
const originAfter = (path: string) => new URL(path, `${ORIGIN}/deep/page`).origin

function post(headers: Record<string, string>): Request {
  return new Request(`${ORIGIN}/sign-off`, { method: 'POST', headers })
}

async function roundTrip(returnTo: unknown) {
  const response = await routes.start(post({ origin: ORIGIN }), { returnTo: returnTo as string })
  const [cookie = ''] = response.headers.getSetCookie().at(-1)?.split(';') ?? []
  const state = new URL(response.headers.get('location') ?? '').searchParams.get('state')
  return routes.complete(new Request(`${REDIRECT_URI}?state=${state}`, { headers: { cookie } }))
}

describe('start', () => {
  it('answers whatever the headers hold', async () => {
    await fc.assert(
      fc.asyncProperty(headers, async (headers) => {
        const { status } = await routes.start(post(headers))
        expect([200, 303, 403, 406]).toContain(status)
      }),
    )
  })

  it('clears the session where its answer leads to PingOne, and nowhere else, whoever asks', async () => {
    const config = fc.record({
      method: fc.constantFrom('GET', 'POST', 'auto'),
      answer: fc.constantFrom('page', 'redirect', undefined),
    })
    await fc.assert(
      fc.asyncProperty(callerHeaders, config, async (headers, changes) => {
        const settings = { authPath: AUTH_PATH, envID: ENV_ID, postLogoutRedirectUri: REDIRECT_URI }
        const { start } = createSignOffRoutes({ ...settings, ...changes, onError: () => {} } as never)
        const clearSession = vi.fn()
        const response = await start(post(headers), { clearSession })
        const text = JSON.stringify([...response.headers]) + (await response.text())
        expect(clearSession.mock.calls.length).toBe(text.includes(`${AUTH_PATH}/${ENV_ID}`) ? 1 : 0)
        expect(text.includes(AUTH_PATH) || /<button>|"fix":|"location":"\/sign-off"/.test(text)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('complete', () => {
  it('verifies nothing that start did not send, whatever the headers and the query hold', () => {
    fc.assert(
      fc.property(headers, fc.string({ unit: 'binary' }), (headers, query) => {
        const { status } = routes.complete(new Request(`${ORIGIN}/?${query}`, { headers }))
        expect(['none', 'unknown']).toContain(status)
      }),
    )
  })

  it('leads to a path of the own origin or nowhere, whatever address start was given', async () => {
    await fc.assert(
      fc.asyncProperty(nastyAddress, async (address) => {
        const { status, returnTo = '/' } = await roundTrip(address)
        expect([status, returnTo[0], originAfter(returnTo)]).toEqual(['verified', '/', ORIGIN])
      }),
      { numRuns: 300 },
    )
  })

  it('leads to a path of the own origin or nowhere, whatever address the cookie holds', () => {
    const written = fc.oneof(
      nastyAddress.map((address) => Buffer.from(address).toString('base64url')),
      fc.base64String().map((text) => Buffer.from(text).toString('base64url')),
    )
    fc.assert(
      fc.property(written, (written) => {
        const state = 'x'.repeat(43)
        const cookie = `__Host-pingone-signoff.xxxxxxxx=${state}.${written}`
        const request = new Request(`${ORIGIN}/?state=${state}`, { headers: { cookie } })
        const { status, returnTo = '/' } = routes.complete(request)
        expect(status).toBe('verified')
        expect([returnTo[0], originAfter(returnTo)]).toEqual(['/', ORIGIN])
      }),
    )
  })
})
