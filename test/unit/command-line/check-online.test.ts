import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkOnline } from '../../../src/command-line/check-online.ts'
import { describeOnline } from '../../../src/command-line/online-problems.ts'
import { type PingOne, startPingOne } from '../../../src/emulator.ts'
import type { SignOffOptions } from '../../../src/index.ts'
import { signOn } from '../../pingone/relying-party.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import { ANN, LOCAL_ENVIRONMENT, party } from '../emulator/fixture.ts'
import { ENV_ID, makeIdToken, OTHER_ENV_ID, realFetch } from '../fixtures.ts'
import { type Answer, abandonedOrigin, serve } from '../http/misbehaving-server.ts'

beforeEach(() => {
  vi.stubGlobal('fetch', realFetch)
})

const NOT_READ = [['discovery', 'not read']]

describe('checkOnline at a provider', () => {
  let pingOne: PingOne
  let options: SignOffOptions & { idToken: string }
  let host: string

  beforeAll(async () => {
    pingOne = await startPingOne({ environments: [LOCAL_ENVIRONMENT] })
    host = `localhost:${pingOne.port}`
    const authPath = `http://${host}`
    const { id_token } = await signOn(createUserAgent(pingOne), party(`${authPath}/${ENV_ID}/as`), ANN)
    options = { authPath, envID: ENV_ID, idToken: id_token }
  })
  afterAll(() => pingOne.close())

  /** What comes of it, and what was asked. */
  async function outcomeOf(changes: Partial<SignOffOptions>) {
    const before = pingOne.requests.length
    const findings = await checkOnline({ ...options, ...changes })
    return [findings, pingOne.requests.slice(before).map(({ method, url, body }) => [method, url, body])]
  }

  const DISCOVERY = ['GET', `/${ENV_ID}/as/.well-known/openid-configuration`, '']

  it('verifies the ID token with two GETs, which hold nothing of it', async () => {
    const before = pingOne.requests.length
    const rows = [
      ['discovery', `read from ${host}, and of this issuer`],
      ['signature', 'verified: RS256, by the environment'],
    ]
    expect(await outcomeOf({})).toEqual([
      { problems: [], rows },
      [DISCOVERY, ['GET', `/${ENV_ID}/as/jwks`, '']],
    ])
    const sent = JSON.stringify(pingOne.requests.slice(before))
    expect(options.idToken.split('.').filter((part) => sent.includes(part))).toEqual([])
  })

  it.each<[string, () => string | null]>([
    ['no ID token', () => null],
    ['no token', () => 'x'],
    ["another issuer's", () => makeIdToken()],
  ])('with %s asks for no keys', async (_, idTokenOf) => {
    const rows = [
      ['discovery', `read from ${host}, and of this issuer`],
      ['signature', 'not looked at: no ID token of this issuer'],
    ]
    expect(await outcomeOf({ idToken: idTokenOf() })).toEqual([{ problems: [], rows }, [DISCOVERY]])
  })

  it('tells a forged token', async () => {
    const forged = options.idToken.replace(/.{8}$/, 'AAAAAAAA')
    expect(await outcomeOf({ idToken: forged })).toEqual([
      {
        problems: [describeOnline('INVALID_SIGNATURE')],
        rows: [
          ['discovery', `read from ${host}, and of this issuer`],
          ['signature', 'not verified'],
        ],
      },
      [DISCOVERY, ['GET', `/${ENV_ID}/as/jwks`, '']],
    ])
  })

  it('tells an environment that the host does not know', async () => {
    expect(await outcomeOf({ envID: OTHER_ENV_ID })).toEqual([
      { problems: [describeOnline('UNKNOWN_ENVIRONMENT', host)], rows: NOT_READ },
      [['GET', `/${OTHER_ENV_ID}/as/.well-known/openid-configuration`, '']],
    ])
  })
})

describe('checkOnline at a server that misbehaves', () => {
  /** Patient, but with who never answers: a loaded machine takes its time. */
  async function problemsAt(
    answer: (authPath: string) => Answer,
    envID: string | null = ENV_ID,
    timeout = 10_000,
  ) {
    let authPath = ''
    const server = await serve((request, response) => answer(authPath)(request, response))
    authPath = server.authPath
    const { problems } = await checkOnline({ authPath, envID }, timeout)
    return { problems, host: new URL(authPath).host, authPath, asked: server.requests.length }
  }

  it('tells a host that knows no custom domain', async () => {
    const { problems, host } = await problemsAt(() => (_, response) => response.writeHead(404).end(), null)
    expect(problems).toEqual([describeOnline('UNKNOWN_DOMAIN', host)])
  })

  it.each<[string, Answer, string]>([
    ['never answers', () => {}, 'it did not answer in time'],
    ['breaks off', ({ socket }) => socket.destroy(), 'the connection broke off'],
  ])('tells a host that %s', async (_, answer, cause) => {
    const timeout = cause === 'it did not answer in time' ? 300 : undefined
    const { problems, host } = await problemsAt(() => answer, ENV_ID, timeout)
    expect(problems).toEqual([describeOnline('UNREACHABLE_HOST', host, cause)])
  })

  it('tells a host that is not there', async () => {
    const authPath = await abandonedOrigin()
    expect(await checkOnline({ authPath, envID: ENV_ID })).toEqual({
      problems: [describeOnline('UNREACHABLE_HOST', new URL(authPath).host, 'the connection was refused')],
      rows: NOT_READ,
    })
  })

  const json =
    (body: string): Answer =>
    (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)

  it.each<[string, Answer, string]>([
    ['a page', (_, response) => response.end('<!doctype html>'), 'something else'],
    ['JSON that is no object', json('[]'), 'something else'],
    ['an object without an issuer', json('{}'), 'something else'],
    ['an issuer that is no URL', json('{"issuer":"\\u001b"}'), 'something else'],
    ['too much', json(`{"issuer":"${' '.repeat(300_000)}"}`), 'something else'],
    ['nothing', (_, response) => response.writeHead(204).end(), 'status 204'],
    ['a refusal', (_, response) => response.writeHead(400).end(), 'status 400'],
    ['an error', (_, response) => response.writeHead(500).end(), 'status 500'],
    [
      'a choice',
      (_, response) => response.writeHead(300).end(),
      'status 300, a redirect, which is not followed',
    ],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      'status 302, a redirect, which is not followed',
    ],
  ])('tells %s in place of discovery, and asks once', async (_, answer, what) => {
    const { problems, host, asked } = await problemsAt(() => answer)
    expect([problems, asked]).toEqual([[describeOnline('INVALID_DISCOVERY', host, what)], 1])
  })

  it.each([
    ['another', 'https://auth.pingone.eu/x/as'],
    ['the same, with a slash', 'SLASH'],
  ])('tells a discovery document of %s issuer, and asks for no keys', async (_, issuer) => {
    const issuerAt = (authPath: string) => (issuer === 'SLASH' ? `${authPath}/${ENV_ID}/as/` : issuer)
    const answer = (authPath: string) => json(JSON.stringify({ issuer: issuerAt(authPath) }))
    const { problems, authPath, asked } = await problemsAt(answer)
    const own = `${authPath}/${ENV_ID}/as`
    expect([problems, asked]).toEqual([[describeOnline('DISCOVERY_MISMATCH', issuerAt(authPath), own)], 1])
  })

  it.each<[string, unknown, string]>([
    ['another', 'https://auth.pingone.eu/session/end', "'https://auth.pingone.eu/session/end'"],
    ['no', undefined, 'missing'],
    ['a nonsensical', 7, 'missing'],
  ])('tells %s end_session_endpoint', async (_, end_session_endpoint, named) => {
    const answer = (authPath: string) =>
      json(JSON.stringify({ issuer: `${authPath}/${ENV_ID}/as`, end_session_endpoint }))
    const { problems, authPath } = await problemsAt(answer)
    expect(problems).toEqual([
      describeOnline('END_SESSION_MISMATCH', named, `${authPath}/${ENV_ID}/as/signoff`),
    ])
  })
})

describe('checkOnline of a region that only the ID token knows', () => {
  const iss = `https://auth.pingone.uk/${ENV_ID}/as`
  const options = { authPath: 'https://auth.pingone.uk', envID: ENV_ID, idToken: makeIdToken({ iss }) }

  async function outcomeOf(answers: Record<string, unknown>) {
    const asked: unknown[] = []
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url)
      return answers[url] ? Response.json(answers[url]) : new Response(null, { status: 404 })
    })
    const { problems } = await checkOnline(options)
    return { problems, asked }
  }

  const discovery = `${iss}/.well-known/openid-configuration`
  const jwks_uri = `${iss}/jwks`

  it('asks its issuer', async () => {
    expect(await outcomeOf({})).toEqual({
      problems: [describeOnline('UNKNOWN_ENVIRONMENT', 'auth.pingone.uk')],
      asked: [discovery],
    })
  })

  it('expects the end_session_endpoint below it', async () => {
    const metadata = { issuer: iss, end_session_endpoint: `${iss}/signoff`, jwks_uri }
    expect(await outcomeOf({ [discovery]: metadata })).toEqual({
      problems: [describeOnline('INVALID_KEYS', 'their address answers with status 404')],
      asked: [discovery, jwks_uri],
    })
  })

  it('takes no other fault for such a region', async () => {
    await expect(checkOnline({ authPath: '', envID: ENV_ID })).rejects.toMatchObject({
      code: 'INVALID_AUTH_PATH',
    })
  })
})
