/** The built file, as a shell runs it. */
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { buildSignOffUrl } from '../../src/index.ts'
import { startProxy } from '../browser/proxy.ts'
import { serveTls } from '../unit/command-line/tls-server.ts'
import { AUTH_PATH, ENV_ID, ISSUER, makeIdToken } from '../unit/fixtures.ts'

const DIST = new URL('../../dist/', import.meta.url)
const CLI = new URL(`../../${packageJson.bin['pingone-signoff']}`, import.meta.url).pathname
const TOKEN = makeIdToken()
const ENVIRONMENT = ['--auth-path', AUTH_PATH, '--env-id', ENV_ID]

function outcomeOf(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const options = { input, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options)
  return { status, stdout, stderr }
}

/** The same, while servers of this process can answer. */
async function outcomeOfSpawned(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env.PATH, ...env } })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  const status = await new Promise((resolve) => child.once('close', resolve))
  return { status, stdout }
}

describe('pingone-signoff', { timeout: 30_000 }, () => {
  it('is a program', () => {
    accessSync(CLI, constants.X_OK)
    expect(readFileSync(CLI, 'utf8').split('\n', 1)).toEqual(['#!/usr/bin/env node'])
  })

  it('alone holds what is bundled, and its licences', () => {
    const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.js$/.test(name),
    )
    const holding = (text: string) =>
      files.filter((name) => readFileSync(new URL(name, DIST), 'utf8').includes(text))
    expect(['ERR_JWS_INVALID', 'CommanderError', 'no_proxy', '(c) 2011 TJ Holowaychuk'].map(holding)).toEqual(
      [['cli.js'], ['cli.js'], ['cli.js'], ['cli.js']],
    )
    expect(Object.keys(packageJson.dependencies)).toEqual(['oauth4webapi'])
  })

  it('tells the version of the package', () => {
    expect(outcomeOf(['--version'])).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })

  it('prints the URL with a token from standard input', () => {
    const url = buildSignOffUrl({ authPath: AUTH_PATH, envID: ENV_ID, idToken: TOKEN })
    const { status, stdout } = outcomeOf(['url', ...ENVIRONMENT, '--id-token', '-'], `${TOKEN}\n`)
    expect([status, stdout]).toEqual([0, `${url}\n`])
  })

  it.each<[number, string[]]>([
    [0, ['check', ...ENVIRONMENT, '--id-token', 'env:ID_TOKEN']],
    [1, ['check', ...ENVIRONMENT, '--id-token', 'env:ID_TOKEN', '--client-id', 'x']],
    [2, ['check', '--id-token', 'env:NONE']],
    [2, []],
  ])('ends with %i after %j', (status, args) => {
    const outcome = outcomeOf(args, '', { ID_TOKEN: TOKEN })
    expect([outcome.status, outcome.stdout === '', outcome.stderr === '']).toEqual([
      status,
      status === 2,
      status !== 2,
    ])
  })

  it('asks PingOne through the proxy of the environment, by a certificate that is vouched for', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    const metadata = { issuer: ISSUER, end_session_endpoint: `${ISSUER}/signoff`, jwks_uri: `${ISSUER}/jwks` }
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] }
    const { port, certificate } = await serveTls(new URL(AUTH_PATH).host, ({ url }, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(url?.endsWith('/jwks') ? keys : metadata))
    })
    const file = join(mkdtempSync(join(tmpdir(), 'pingone-signoff-')), 'ca.pem')
    writeFileSync(file, certificate)
    const proxy = await startProxy({ [new URL(AUTH_PATH).host]: port })
    const token = await new SignJWT({ iss: ISSUER, aud: 'x' })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(privateKey)
    const { status, stdout } = await outcomeOfSpawned(
      ['check', ...ENVIRONMENT, '--id-token', 'env:ID_TOKEN', '--online'],
      { ID_TOKEN: token, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NODE_EXTRA_CA_CERTS: file },
    )
    await proxy.close()
    expect([status, /PingOne says\n(.*\n.*)/.exec(stdout)?.[1]]).toEqual([
      0,
      '  discovery  read from auth.pingone.eu, and of this issuer\n  signature  verified: RS256, by the environment',
    ])
  })

  it('minds no reader that has seen enough', async () => {
    const child = spawn(process.execPath, [CLI, 'help'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const status = await new Promise((resolve) => child.once('close', resolve))
    expect([status, stderr]).toEqual([0, ''])
  })

  // `script` (util-linux) gives it a terminal of its own.
  it.skipIf(spawnSync('script', ['--version']).status !== 0).each<[string, string, boolean]>([
    ['colours on a terminal', '', true],
    ['none for who wants none', 'NO_COLOR=1', false],
  ])('has %s', (_, variables, isColoured) => {
    // Whoever runs the tests may want none either.
    const command = `env -u NO_COLOR ${variables} TERM=xterm ${process.execPath} ${CLI} check ${ENVIRONMENT.join(' ')} --state x`
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' })
    expect([stdout.includes('STATE_WITHOUT_REDIRECT_URI'), stdout.includes('\x1b[33m')]).toEqual([
      true,
      isColoured,
    ])
  })

  it('has no colours in a pipe', () => {
    const { stdout } = outcomeOf(['check', ...ENVIRONMENT], '', { FORCE_COLOR: '1', TERM: 'xterm' })
    expect([stdout.includes('NO_REDIRECT_URI'), stdout.includes('\x1b')]).toEqual([true, false])
  })
})
