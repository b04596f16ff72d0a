import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkForRuntime } from '../../../src/command-line/check-for-runtime.ts'
import { describeOnline } from '../../../src/command-line/online-problems.ts'
import { run } from '../../../src/command-line/run.ts'
import type { SignOffOptions } from '../../../src/index.ts'
import { AUTH_PATH, CLIENT_ID, ENV_ID, EXPIRED, makeIdToken, REDIRECT_URI, realFetch } from '../fixtures.ts'
import { type Answer, abandonedOrigin, serve } from '../http/misbehaving-server.ts'
import { createTerminal } from './fake-terminal.ts'

const TOKEN = makeIdToken({ sid: 'the-session-id' })
const FINE = [
  ...['--auth-path', AUTH_PATH, '--env-id', ENV_ID, '--client-id', CLIENT_ID],
  ...['--post-logout-redirect-uri', REDIRECT_URI, '--id-token', 'env:ID_TOKEN'],
]
const OPTIONS: SignOffOptions = {
  authPath: AUTH_PATH,
  envID: ENV_ID,
  clientId: CLIENT_ID,
  postLogoutRedirectUri: REDIRECT_URI,
  idToken: TOKEN,
}

afterEach(() => {
  vi.useRealTimers()
})

/** The exit status, and what was written. */
async function outcomeOf(args: readonly string[], env: Record<string, string> = {}) {
  const terminal = createTerminal({ env: { ID_TOKEN: TOKEN, ...env } })
  const status = await run(['check', ...args], terminal, '')
  return { status, ...terminal.written }
}

async function problemsOf(args: readonly string[], env?: Record<string, string>) {
  const { status, stdout } = await outcomeOf([...args, '--json'], env)
  return { status, output: JSON.parse(stdout) }
}

const lastBlockOf = (text: string) => text.trimEnd().split('\n\n').at(-1)?.replace(/\n/g, ' ')

const NO_PROOF =
  'That does not prove that PingOne will take it: the Signoff URLs, the application and the session are known there alone.'

describe('check', () => {
  it('says that all is fine, what the token says, and what that does not prove', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 25) })
    const expired = makeIdToken({ sid: 'the-session-id', ...EXPIRED })
    expect(await outcomeOf(FINE, { ID_TOKEN: expired })).toEqual({
      status: 0,
      stderr: '',
      stdout: `The token says
  issuer        https://auth.pingone.eu/eb41e805-36a5-47df-af01-c5235f410c8e/as
  audience      b5c4f367-33dc-4931-b84f-baaccfc510b4
  environment   eb41e805-36a5-47df-af01-c5235f410c8e
  expiry        1970-01-01 00:00:02 UTC, 56 years ago, fine for a hint
  user session  named (sid)

All is fine. That does not prove that PingOne will take it: the Signoff URLs,
the application and the session are known there alone.
`,
    })
  })

  it('says the same where there are warnings alone', async () => {
    const { status, stdout } = await outcomeOf([...FINE, '--state', 'é'])
    expect([status, lastBlockOf(stdout)]).toEqual([0, `No error, 1 warning. ${NO_PROOF}`])
  })

  it('counts errors and warnings, and says nothing of a token that is none', async () => {
    const { status, stdout } = await outcomeOf([...FINE, '--state', 'é'], { ID_TOKEN: 'x' })
    expect([status, lastBlockOf(stdout), stdout.includes('The token says')]).toEqual([
      1,
      '1 error, 1 warning.',
      false,
    ])
  })

  it.each<[string, string[], Partial<SignOffOptions>, number]>([
    ['nothing', [], {}, 0],
    ['a warning', ['--state', 'é'], { state: 'é' }, 0],
    [
      'a fetch of a back end',
      ['--mode', 'fetch', '--session-token', 'env:ST', '--method=POST'],
      { mode: 'fetch', sessionToken: 'a', method: 'POST' },
      0,
    ],
    ['a fetch of a page', ['--mode', 'fetch'], { mode: 'fetch' }, 0],
    ['an unknown mode', ['--mode', 'x'], { mode: 'x' as 'fetch' }, 1],
    [
      'all that can be wrong with a redirect URI',
      ['--post-logout-redirect-uris', `${REDIRECT_URI}/`, '--extra-parameters', 'state=x'],
      { postLogoutRedirectUris: [`${REDIRECT_URI}/`], extraParameters: { state: 'x' } },
      1,
    ],
    ['an endpoint', ['--endpoint', 'idpSignoff'], { endpoint: 'idpSignoff' }, 0],
  ])('with --json tells of %s what checkForRuntime does', async (_, args, options, status) => {
    expect(await problemsOf([...FINE, ...args], { ST: 'a' })).toEqual({
      status,
      output: { problems: checkForRuntime({ ...OPTIONS, ...options }, undefined) },
    })
  })
})

describe('check --online', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', realFetch)
  })

  async function serveDiscovery(answer: (authPath: string) => unknown) {
    let authPath = ''
    const answerJson: Answer = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer(authPath)))
    const server = await serve(answerJson)
    authPath = server.authPath
    return server
  }

  it.each([
    [['--auth-path', 'https://auth.pingone.uk', '--env-id', ENV_ID]],
    [['--auth-path', AUTH_PATH]],
    [['--auth-path', 'http://127.0.0.1:80/x', '--env-id', ENV_ID]],
  ])('asks nothing of %j', async (args) => {
    const sent = vi.fn()
    vi.stubGlobal('fetch', sent)
    const { stdout } = await outcomeOf([...args, '--online'])
    expect([sent.mock.calls, /PingOne says\n {2}(.*)/.exec(stdout)?.[1]]).toEqual([
      [],
      'discovery  not asked for: authPath and envID come first',
    ])
  })

  it('puts what it finds after the errors of the options, and before the warnings', async () => {
    const authPath = await abandonedOrigin()
    const args = ['--auth-path', authPath, '--env-id', ENV_ID, '--state', '\n', '--online']
    const offline = checkForRuntime({ authPath, envID: ENV_ID, state: '\n' }, undefined)
    const { host } = new URL(authPath)
    const found = describeOnline('UNREACHABLE_HOST', host, 'the connection was refused')
    expect(await problemsOf(args)).toEqual({
      status: 1,
      output: {
        problems: [
          ...offline.filter(({ level }) => level === 'error'),
          found,
          ...offline.filter(({ level }) => level === 'warning'),
        ],
      },
    })
  })

  it('tells what came of each step', async () => {
    const server = await serveDiscovery((authPath) => ({
      issuer: `${authPath}/as`,
      end_session_endpoint: `${authPath}/as/signoff`,
    }))
    const { status, stdout } = await outcomeOf(['--auth-path', server.authPath, '--online'])
    expect([status, /PingOne says\n(.*\n.*)/.exec(stdout)?.[1]]).toEqual([
      0,
      `  discovery  read from ${new URL(server.authPath).host}, and of this issuer\n  signature  not looked at: no ID token of this issuer`,
    ])
  })

  const CANARIES = ['canaryheader', 'canarypayload', 'canarysignature', 'canarycookie']
  const [HEADER, PAYLOAD, SIGNATURE, COOKIE] = CANARIES
  const told = (text: string) => CANARIES.filter((canary) => text.toLowerCase().includes(canary))

  it.each([[[]], [['--json']]])('with %j prints no token, though the server does', async (args) => {
    const echo = `${HEADER}.${PAYLOAD}.${SIGNATURE} ${SIGNATURE} ${COOKIE}`
    const server = await serveDiscovery(() => ({ issuer: `http://localhost/${echo}` }))
    const { status, stdout, stderr } = await outcomeOf(
      ['--auth-path', server.authPath, '--id-token=env:A', '--session-token=env:B', '--online', ...args],
      { A: `${HEADER}.${PAYLOAD}.${SIGNATURE}`, B: `ST=${COOKIE}` },
    )
    expect([status, told(stdout + stderr), stdout.includes('[redacted]')]).toEqual([1, [], true])
  })

  it.each<[string, string, string]>([
    ['wrong', `${HEADER}.${PAYLOAD}.${SIGNATURE}`, `${COOKIE}\n${COOKIE}`],
    ['put together wrongly', `${HEADER} ${PAYLOAD} ${SIGNATURE}`, `${COOKIE}é`],
    ['an access token', `${makeIdToken({ scope: 'openid', jti: PAYLOAD })}${SIGNATURE}`, `ST=${COOKIE}`],
    ['one that names the other', makeIdToken({ aud: COOKIE }), `ST=${COOKIE}`],
  ])('prints no token that is %s', async (_, idToken, sessionToken) => {
    const tokens = ['--id-token=env:A', '--session-token=env:B', '--mode=fetch']
    const env = { A: idToken, B: sessionToken }
    const outputs = [await outcomeOf(tokens, env), await outcomeOf([...tokens, '--json'], env)]
    const [header = '', payload = ''] = idToken.split('.')
    const text = outputs.map(({ stdout, stderr }) => stdout + stderr).join()
    expect([told(text), text.includes(header), payload !== '' && text.includes(payload)]).toEqual([
      [],
      false,
      false,
    ])
  })

  it('spells out what could steer the terminal, in claims, arguments and answers', async () => {
    const bad = '\x1b]0;title\x07\u202e\x9b2J'
    const server = await serveDiscovery((authPath) => ({
      issuer: `${authPath}/as`,
      end_session_endpoint: bad,
    }))
    const idToken = makeIdToken({ iss: bad, aud: [bad], env: bad, exp: bad, sid: bad })
    const args = ['--auth-path', server.authPath, '--id-token', 'env:A', '--online']
    const uris = ['--post-logout-redirect-uri', 'https://a.example/', '--post-logout-redirect-uris', bad]
    for (const json of [[], ['--json']]) {
      const { stdout } = await outcomeOf([...args, ...uris, ...json], { A: idToken })
      expect(stdout.replace(/[\n -~]/g, '')).toBe('')
      expect(stdout).toContain('\\u001b]0;title\\u0007\\u202e\\u009b2J')
    }
  })
})
