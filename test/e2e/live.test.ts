/** The cases for the real PingOne, tried at the provider in its place: all but the host is exercised here. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type PingOne, startPingOne } from '../../src/emulator.ts'
import { launchBrowser } from '../browser/launch.ts'
import { reportOf } from '../live/report.ts'
import { CASES, runCases } from '../live/run-cases.ts'
import { type LiveSettings, readSettings } from '../live/settings.ts'
import { type LiveWorld, sessionOf, signOn } from '../live/visitor.ts'
import { signOn as signOnOverHttp } from '../pingone/relying-party.ts'
import { createUserAgent } from '../pingone/user-agent.ts'
import { CLIENT_ID, ENV_ID, HOST, ORIGIN } from './world.ts'

const USER = { username: 'ann', password: 'correct horse' }
const OTHER_ENV_ID = '11111111-2222-4333-8444-555555555555'
const ENV = {
  PINGONE_AUTH_PATH: `https://${HOST}`,
  PINGONE_ENV_ID: ENV_ID,
  PINGONE_CLIENT_ID: CLIENT_ID,
  PINGONE_REDIRECT_URI: `${ORIGIN}/callback`,
  PINGONE_POST_LOGOUT_REDIRECT_URI: `${ORIGIN}/signed-off`,
  PINGONE_XP_POST_LOGOUT_REDIRECT_URI: `${ORIGIN}/all-signed-off`,
  PINGONE_USERNAME: USER.username,
  PINGONE_PASSWORD: USER.password,
}

function settingsOf(changes: Record<string, string> = {}): LiveSettings {
  const settings = readSettings({ ...ENV, ...changes })
  if (Array.isArray(settings)) throw new Error(settings.join('\n'))
  return settings
}

let pingOne: PingOne
let world: LiveWorld

beforeAll(async () => {
  const application = {
    clientId: CLIENT_ID,
    redirectUris: [ENV.PINGONE_REDIRECT_URI],
    postLogoutRedirectUris: [ENV.PINGONE_POST_LOGOUT_REDIRECT_URI],
    corsOrigins: [ORIGIN],
    idpSignoff: true,
  }
  const logoutRedirectUris = [ENV.PINGONE_XP_POST_LOGOUT_REDIRECT_URI]
  const environment = {
    envID: ENV_ID,
    host: HOST,
    users: [USER],
    applications: [application],
    logoutRedirectUris,
  }
  const otherRegion = { envID: OTHER_ENV_ID, host: 'auth.pingone.com', users: [], applications: [] }
  pingOne = await startPingOne({ environments: [environment, otherRegion], tls: true })
  const hosts = { [HOST]: pingOne.port, 'apps.pingone.eu': pingOne.port }
  world = { browser: await launchBrowser({ name: 'chromium', hosts }), fetch: fetchFrom(pingOne) }
})

afterEach(() => pingOne.intercept(undefined))

afterAll(async () => {
  await world?.browser.close()
  await pingOne?.close()
})

/** A back end's fetch for which every host is the provider. */
function fetchFrom(own: PingOne): typeof fetch {
  return async (input, { method = 'GET', body, headers } = {}) => {
    const form = body ? { form: Object.fromEntries(new URLSearchParams(`${body}`)) } : {}
    const sending = { method, headers: Object.fromEntries(new Headers(headers)), ...form }
    const answer = await createUserAgent(own).send(`${input}`, sending)
    const pairs = Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((item): [string, string] => [name, item]),
    )
    return new Response(answer.status === 204 ? null : answer.body, { status: answer.status, headers: pairs })
  }
}

/** One of two hours ago, which lasted for one. */
async function expiredIdToken(): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 7_200_000 })
  const issuer = `https://${HOST}/${ENV_ID}/as`
  const party = { issuer, clientId: CLIENT_ID, redirectUri: ENV.PINGONE_REDIRECT_URI }
  const { id_token } = await signOnOverHttp(createUserAgent(pingOne), party, USER)
  vi.useRealTimers()
  return id_token
}

/** Whatever of the provider's records must stand in no report. */
function secretsOf({ requests }: PingOne): string[] {
  const found = requests.flatMap(({ url, body, headers }) => {
    const parameters = [url.split('?')[1], body].flatMap((text) => [...new URLSearchParams(text)])
    const names = ['id_token_hint', 'token', 'code', 'code_verifier', 'password', 'username']
    const values = parameters.flatMap(([name, value]) =>
      names.includes(name) ? [value, ...value.split('.')] : [],
    )
    const cookies = [...(headers.cookie ?? '').matchAll(/=([^;]+)/g)].map(([, value = '']) => value)
    return [...values, ...cookies]
  })
  return [...new Set(found)].filter((text) => text.length > 4 || text === USER.username)
}

describe('the live cases', () => {
  it('see at the provider what pingone.md says, and tell no secret of it', { timeout: 300_000 }, async () => {
    const settings = settingsOf({ PINGONE_EXPIRED_ID_TOKEN: await expiredIdToken() })
    const outcomes = await runCases(world, settings)
    const report = reportOf(settings, CASES, outcomes, new Date(0))
    expect(outcomes.filter(({ verdict }) => verdict !== 'as documented')).toEqual([
      {
        name: 'prompt=none with a hint that has expired',
        answer: 'redirect with a code',
        detail: '303',
        session: 'lives',
        verdict: 'open',
      },
      {
        name: 'the session cookie at sign-on',
        answer: `ST; path=/${ENV_ID}; samesite=none; secure; httponly; expires`,
        detail: '',
        session: 'lives',
        verdict: 'open',
      },
      {
        name: 'redirect URI and state of 8191 characters, more once encoded',
        answer: 'redirect to the redirect URI, with the state',
        detail: '302',
        session: 'ended',
        verdict: 'open',
      },
    ])
    expect(outcomes.map(({ name }) => name)).toEqual(CASES.map(({ name }) => name))
    const secrets = secretsOf(pingOne)
    expect(secrets.length).toBeGreaterThan(50)
    expect(secrets.filter((secret) => report.includes(secret))).toEqual([])
  })

  it('say so when PingOne does otherwise', async () => {
    const cases = CASES.filter(({ name }) =>
      /^a redirect URI that is not|^discovery|to a URI of the env/.test(name),
    )
    pingOne.intercept(({ url = '' }, response) => {
      if (!url.includes('/as/signoff?')) return false
      response.writeHead(302, { Location: `https://apps.pingone.eu/${ENV_ID}/error?id=canary` }).end()
      return true
    })
    const settings = settingsOf({ PINGONE_XP_POST_LOGOUT_REDIRECT_URI: '' })
    const progress = vi.fn()
    const outcomes = await runCases(world, settings, cases, progress)
    expect(outcomes).toEqual([
      {
        name: 'discovery',
        answer: 'as built, as built',
        detail: '',
        session: 'lives',
        verdict: 'as documented',
      },
      {
        name: 'a redirect URI that is not registered',
        answer: `redirect to https://apps.pingone.eu/${ENV_ID}/error`,
        detail: '302',
        session: 'lives',
        verdict: 'otherwise',
      },
      {
        name: 'xpSignoff to a URI of the environment',
        answer: '',
        detail: 'set PINGONE_XP_POST_LOGOUT_REDIRECT_URI',
        session: '',
        verdict: 'not tried',
      },
    ])
    expect(progress.mock.calls).toEqual(outcomes.map((outcome) => [outcome]))
  })

  it('let a person sign on where they are given no password', async () => {
    const settings = settingsOf({ PINGONE_USERNAME: '', PINGONE_PASSWORD: '', PINGONE_HEADED: '1' })
    const visitor = signOn(world, settings)
    await vi.waitUntil(() => world.browser.contexts()[0]?.pages()[0], { timeout: 20_000 })
    const [page] = world.browser.contexts()[0]?.pages() ?? []
    await page?.getByLabel('User name').fill(USER.username)
    await page?.getByLabel('Password').fill(USER.password)
    await page?.getByRole('button').click()
    expect(await sessionOf(world, settings, await visitor)).toBe('lives')
    await (await visitor).close()
  })

  it('reject where the sign-on page takes nobody in', async () => {
    const settings = settingsOf({ PINGONE_USERNAME_SELECTOR: '#not-there' })
    await expect(signOn(world, settings, 2_000)).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})

describe('npm run test:live', () => {
  it('prints and writes what it saw, as a process of its own', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-'))
    const application = { clientId: CLIENT_ID, redirectUris: [ENV.PINGONE_REDIRECT_URI] }
    const local = await startPingOne({
      environments: [{ envID: ENV_ID, users: [USER], applications: [application] }],
    })
    const env = { ...process.env, ...ENV, PINGONE_AUTH_PATH: `http://localhost:${local.port}` }
    const script = fileURLToPath(new URL('../live/main.ts', import.meta.url))
    const parameters = ['--import', import.meta.resolve('tsx'), script, 'signoff without a redirect']
    const { stdout } = await promisify(execFile)(process.execPath, parameters, { cwd: folder, env })
    const report = readFileSync(join(folder, 'live-report/report.md'), 'utf8')
    await local.close()
    rmSync(folder, { recursive: true })
    expect(stdout).toBe(
      `signoff without a redirect URI: redirect to the signed-off page ended\n\n${report}\n`,
    )
    expect(report).toContain('As documented: 1. Otherwise: 0. Open so far: 0. Not tried: 0.')
  })
})
