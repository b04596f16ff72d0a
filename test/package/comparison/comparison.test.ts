/** The README's table of other ways to sign off: each cell is what they did here, or what the bench in browsers measured. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { UserManager } from 'oidc-client-ts'
import * as openidClient from 'openid-client'
import { describe, expect, it } from 'vitest'
import * as pingoneSignoff from '../../../src/index.ts'
import {
  AUTH_PATH,
  CLIENT_ID,
  CUSTOM_DOMAIN,
  ENV_ID,
  makeIdToken,
  makeIdTokenOfLength,
  OTHER_ENV_ID,
  REDIRECT_URI,
} from '../../unit/fixtures.ts'
import { CLIENTS, type ClientName, oidcClient, PING, type Sent, versionOf } from './clients.ts'

const ROOT = new URL('../../../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8')
const NAMES = Object.keys(CLIENTS) as ClientName[]

const GOOD: Sent = { idToken: makeIdToken(), redirectUri: REDIRECT_URI, state: 's'.repeat(43) }

/** Each ends on PingOne's error page, or leaves the user signed on, by PingOne's documentation. */
const MISTAKES: readonly Partial<Sent>[] = [
  // Of another region, environment, domain, application; an access token; cut short.
  { idToken: makeIdToken({ iss: `https://auth.pingone.com/${ENV_ID}/as` }) },
  { idToken: makeIdToken({ iss: `${AUTH_PATH}/${OTHER_ENV_ID}/as`, env: OTHER_ENV_ID }) },
  { idToken: makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` }) },
  { idToken: makeIdToken({ aud: CLIENT_ID.replace(/^./, 'a') }) },
  { idToken: makeIdToken({ scope: 'openid' }) },
  { idToken: makeIdToken().slice(0, 99) },
  // Not as registered.
  { redirectUri: `${REDIRECT_URI}/` },
  { redirectUri: REDIRECT_URI.replace('bye', 'Bye') },
  { redirectUri: `${REDIRECT_URI}#top` },
  { redirectUri: '/bye' },
]

async function urlOf(name: ClientName, changes: Partial<Sent> = {}): Promise<URL | undefined> {
  try {
    return new URL(await CLIENTS[name]({ ...GOOD, ...changes }))
  } catch {
    return undefined
  }
}

/** One after another, since Ping's client is watched by globals. */
async function countRefused(name: ClientName): Promise<number> {
  let refused = 0
  for (const mistake of MISTAKES) if (!(await urlOf(name, mistake))) refused++
  return refused
}

/** What an application imports to sign off. Three of the clients bring the sign-on along. */
const IMPORTED: Readonly<Record<ClientName, string>> = {
  'pingone-signoff': "export { signOff, completeSignOff } from './dist/index.js'",
  'oidc-client-ts': "export { UserManager } from 'oidc-client-ts'",
  'openid-client': "export { buildEndSessionUrl, discovery } from 'openid-client'",
  '@forgerock/oidc-client': `export { oidc } from './${PING}/dist/src/index.js'`,
  'a URL by hand': "export const url = (token) => '/as/signoff?id_token_hint=' + token",
}

async function sizeOf(name: ClientName): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: IMPORTED[name], resolveDir: fileURLToPath(ROOT) },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const bytes = gzipSync(outputFiles[0]?.contents ?? '').length
  return bytes < 1000 ? 'none' : `${Math.round(bytes / 1000)} kB`
}

/** A cell of docs/performance.md's table of browsers, whose headings are looked up by their beginning. */
function measured(way: string, heading: string): string {
  const rows = read('docs/performance.md')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const headings = rows.find((cells) => cells.includes('session')) ?? []
  const row = rows.find((cells) => cells[1] === way) ?? []
  return row[headings.findIndex((text) => text.startsWith(heading))] ?? ''
}

const [HEADINGS = [], ...ROWS] = read('README.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && line.split('|').length === NAMES.length + 3)
  .filter((line) => !line.startsWith('|---'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

/** What the README says of the clients, by name. */
function cellsOf(row: string): Record<string, string | undefined> {
  const cells = ROWS.find(([name]) => name?.startsWith(row)) ?? []
  return Object.fromEntries(NAMES.map((name, index) => [name, cells[index + 1]]))
}

async function eachClient<T>(measure: (name: ClientName) => T | Promise<T>): Promise<Record<string, T>> {
  const cells: Record<string, T> = {}
  // In turns, too.
  for (const name of NAMES) cells[name] = await measure(name)
  return cells
}

describe('the README compares', () => {
  it('the versions that are installed, and these rows', () => {
    const named = NAMES.map((name) => (name === 'a URL by hand' ? name : `\`${name}\` ${versionOf(name)}`))
    expect(HEADINGS.slice(1)).toEqual(named)
    expect(ROWS.map(([name]) => name)).toHaveLength(7)
  })

  it('who signs users on as well', async () => {
    const { oidc } = await import(/* @vite-ignore */ new URL(`${PING}/dist/src/index.js`, ROOT).href)
    const signsOn = {
      'pingone-signoff': Object.keys(pingoneSignoff).some((name) => /sign(On|In)|authorize/.test(name)),
      'oidc-client-ts': 'signinRedirect' in UserManager.prototype,
      'openid-client': 'buildAuthorizationUrl' in openidClient,
      '@forgerock/oidc-client': String(oidc).includes('authorize:'),
      'a URL by hand': false,
    }
    const told = Object.entries(cellsOf('signs users on')).map(([name, cell]) => [name, cell === 'yes'])
    expect(Object.fromEntries(told)).toEqual(signsOn)
  })

  it('how many of ten mistakes each refuses', async () => {
    expect((await eachClient((name) => urlOf(name))) as object).not.toContain(undefined)
    expect(cellsOf('of ten mistakes')).toEqual(
      await eachClient(async (name) => `${await countRefused(name)}`),
    )
    expect(MISTAKES).toHaveLength(10)
  })

  // Ours: test/e2e/redirect.test.ts "posts an ID token of 18 kB, which then stands in no URL".
  it('where a long ID token goes', async () => {
    const idToken = makeIdTokenOfLength(18_000)
    const placeOf = async (name: ClientName) =>
      name === 'pingone-signoff'
        ? 'in a POST'
        : String((await urlOf(name, { idToken }))?.search.includes(idToken))
    const places = await eachClient(async (name) => (await placeOf(name)).replace('true', 'in the URL'))
    expect(cellsOf('an ID token of 18 kB')).toEqual(places)
  })

  it('what becomes of the return', async () => {
    const RETURN = { post_logout_redirect_uri: REDIRECT_URI }
    const { url, state } = await oidcClient.createSignoutRequest({ ...RETURN, state: 'mine' })
    const back = (query: string) => oidcClient.processSignoutResponse(`https://app.example.com/bye${query}`)
    expect(new URL(url).searchParams.get('state')).toBe(state?.id)
    await expect(back('?state=other')).rejects.toThrow('No matching state')
    expect(await back('')).toMatchObject({ state: null })
    expect(new URL((await oidcClient.createSignoutRequest(RETURN)).url).searchParams.has('state')).toBe(false)
    expect((await urlOf('@forgerock/oidc-client'))?.searchParams.has('state')).toBe(false)
    expect(Object.keys(openidClient).filter((name) => /end_?session|log_?out/i.test(name))).toEqual([
      'buildEndSessionUrl',
    ])
    expect(cellsOf('the return')).toEqual({
      'pingone-signoff': 'verified once',
      'oidc-client-ts': 'compared, if a state came',
      'openid-client': 'your code',
      '@forgerock/oidc-client': 'none: by `fetch`',
      'a URL by hand': 'your code',
    })
  })

  it('what browsers did', async () => {
    const of = (heading: string) => ({
      'pingone-signoff': measured('pingone-signoff', heading),
      'oidc-client-ts': measured('oidc-client-ts', heading),
      '@forgerock/oidc-client': measured('@forgerock/oidc-client', heading),
    })
    expect(cellsOf('requests to PingOne')).toMatchObject(of('requests before'))
    expect(cellsOf("PingOne's session")).toMatchObject(of('session'))
    // By hand the same request leaves, and openid-client's differs by the client ID: test/unit/emulator/openid-client.test.ts.
    const [ours, byHand, openid] = await Promise.all(
      (['pingone-signoff', 'a URL by hand', 'openid-client'] as const).map((name) => urlOf(name)),
    )
    openid?.searchParams.delete('client_id')
    expect([byHand?.href, openid?.href]).toEqual([ours?.href, ours?.href])
  })

  it('what each weighs', async () => {
    expect(cellsOf('min+gzip')).toEqual(await eachClient(sizeOf))
  })
})
