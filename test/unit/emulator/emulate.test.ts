import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emulate } from '../../../src/emulator/emulate.ts'
import type { EmulateOptions } from '../../../src/emulator/emulate-options.ts'
import { startPingOne } from '../../../src/emulator.ts'
import { LOCAL_ENVIRONMENT } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'emulate-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(text: string): string {
  const path = join(folder, 'pingone.json')
  writeFileSync(path, text)
  return path
}

/** Runs it up to the moment when it waits for a signal, and looks at it then. */
async function run(options: EmulateOptions, look: (port: number) => Promise<unknown> = async () => {}) {
  const written = { stdout: '', stderr: '' }
  const into = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (written[name] += text) })
  let port = 0
  const load = async () => ({
    startPingOne: async (...given: Parameters<typeof startPingOne>) => {
      const pingOne = await startPingOne(...given)
      port = pingOne.port
      return pingOne
    },
  })
  const stopped = () => look(port)
  const status = await emulate(options, { stdout: into('stdout'), stderr: into('stderr'), load, stopped })
  return { status, ...written, port }
}

describe('emulate', () => {
  it('prints what to configure, answers until it is stopped, and frees the port', async () => {
    const looked: unknown[] = []
    const { status, stdout, stderr, port } = await run({ port: 0 }, async (port) => {
      looked.push((await fetch(`http://localhost:${port}/emulator/sessions`)).status)
    })
    expect([status, stderr, looked]).toEqual([0, '', [200]])
    expect(stdout).toBe(`A PingOne for your tests runs on this machine.

authPath         http://localhost:${port}
envID            eb41e805-36a5-47df-af01-c5235f410c8e
issuer           http://localhost:${port}/eb41e805-36a5-47df-af01-c5235f410c8e/as
clientId         b5c4f367-33dc-4931-b84f-baaccfc510b4 (public, with PKCE)
  redirect URIs  http://localhost:4000/callback
  Signoff URLs   http://localhost:4000/signed-off
user             ann, password: correct horse

Status page   http://localhost:${port}/emulator/
For programs  http://localhost:${port}/emulator/sessions, requests, faults (PUT), reset (POST)

Press Ctrl+C to stop.
`)
    await expect(fetch(`http://localhost:${port}/emulator/sessions`)).rejects.toThrow()
  })

  it('reads a file, whose first application the flags change', async () => {
    const config = fileOf(
      `\uFEFF${JSON.stringify({ $schema: 's', port: 0, environments: [LOCAL_ENVIRONMENT] })}`,
    )
    const redirectUris = ['https://a.example/callback', 'https://b.example/callback']
    const postLogoutRedirectUris = ['https://a.example/bye']
    const { stdout } = await run({ config, redirectUris, postLogoutRedirectUris })
    expect(stdout).toContain(`
clientId         shop (public, with PKCE)
  redirect URIs  https://a.example/callback
                 https://b.example/callback
  Signoff URLs   https://a.example/bye
clientId         forum (public, with PKCE)
  redirect URIs  https://shop.example.net/callback
`)
  })

  it('lets pages ask that are where the redirect URIs are', async () => {
    const redirectUris = ['http://localhost:3000/callback']
    await run({ port: 0, redirectUris }, async (port) => {
      const told = await (await fetch(`http://localhost:${port}/emulator/environments`)).json()
      expect(told[0].applications[0]).toMatchObject({ redirectUris, corsOrigins: ['http://localhost:3000'] })
    })
  })

  it('says how to trust its certificate', async () => {
    const { stdout, port } = await run({ config: fileOf('{ "tls": true, "port": 0 }') })
    expect(stdout).toContain(`curl --insecure https://localhost:${port}/emulator/certificate > pingone.pem`)
    expect(stdout).toContain(`authPath         https://localhost:${port}`)
  })

  it.each<[string, string, string | RegExp]>([
    ['is no JSON', '{ "port": 4001, }', /^\S*pingone\.json is no JSON: /],
    [
      'has mistakes',
      '{ "prot": 4001, "environments": [{ "envID": "x", "applications": [], "users": [] }] }',
      `PATH cannot be used:
  prot is no setting: known are $schema, environments, port, tls, sameSite, faults
  environments[0].envID must be a UUID in lower case, such as eb41e805-36a5-47df-af01-c5235f410c8e
`,
    ],
    [
      'asks for a host beyond loopback',
      JSON.stringify({ environments: [{ ...LOCAL_ENVIRONMENT, host: 'auth.pingone.eu' }] }),
      `PATH cannot be used:
  environments[0].host must be localhost, a name below it such as login.localhost, or 127.0.0.1: others need tls
`,
    ],
  ])('tells of a file that %s', async (_, text, told) => {
    const config = fileOf(text)
    const { status, stdout, stderr } = await run({ config })
    expect([status, stdout]).toEqual([1, ''])
    if (typeof told === 'string') expect(stderr).toBe(told.replace('PATH', config))
    else expect(stderr).toMatch(told)
  })

  it('tells of a file that is not there', async () => {
    const config = join(folder, 'nothing.json')
    expect(await run({ config })).toMatchObject({ status: 1, stderr: `${config} cannot be read: ENOENT\n` })
  })

  it('tells of a busy port', async () => {
    const busy = await startPingOne()
    const { status, stderr } = await run({ port: busy.port })
    await busy.close()
    expect([status, stderr]).toEqual([
      1,
      `Port ${busy.port} is busy. Stop what uses it, or choose another by --port; --port 0 takes any free one.\n`,
    ])
  })

  it('tells the install command where the emulator cannot be loaded', async () => {
    let stderr = ''
    const load = () => Promise.reject(new Error('pingone-signoff/emulator needs jose: npm install …'))
    const silent = { write: () => {} }
    const surroundings = { stdout: silent, stderr: { write: (text: string) => (stderr += text) }, load }
    const status = await emulate({}, { ...surroundings, stopped: async () => {} })
    expect([status, stderr]).toEqual([1, 'pingone-signoff/emulator needs jose: npm install …\n'])
  })
})
