import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { PingOne } from '../../../src/emulator.ts'
import { realFetch } from '../fixtures.ts'
import { ANN, ENV_ID, LOCAL_ENVIRONMENT, party, signedOn, useLocalPingOne, withPingOne } from './fixture.ts'

const pingOne = useLocalPingOne()

interface Answer {
  status: number
  text: string
  json: () => unknown
}

/** By hand, since `fetch` sets neither Host nor Origin. */
function ask(
  { port }: PingOne,
  path: string,
  { method = 'GET', body = '', headers = {} } = {},
): Promise<Answer> {
  const length = { 'Content-Length': Buffer.byteLength(body) }
  const options = {
    host: '127.0.0.1',
    port,
    path,
    method,
    headers: { Host: `localhost:${port}`, ...length, ...headers },
  }
  return new Promise((resolve, reject) => {
    const sent = request(options, async (response) => {
      let text = ''
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, text, json: () => JSON.parse(text) })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}

const setFaults = (own: PingOne, faults: unknown, headers = {}) =>
  ask(own, '/emulator/faults', { method: 'PUT', body: JSON.stringify(faults), headers })

describe('control', () => {
  it('tells who is signed on, and to what', async () => {
    const own = pingOne()
    const { issuer } = own.environments[0]
    const { idToken } = await signedOn(own, party(issuer))
    const { sid } = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
    const expected = [{ envID: ENV_ID, sub: 'ann', sid, applications: ['shop'], since: expect.any(Number) }]
    expect(own.sessions()).toEqual(expected)
    expect(Math.abs((own.sessions()[0]?.since ?? 0) - Date.now())).toBeLessThan(60_000)
    expect((await ask(own, '/emulator/sessions')).json()).toEqual(expected)
  })

  it('tells what was asked, tokens in, but not of itself', async () => {
    const own = pingOne()
    await realFetch(`${own.environments[0].issuer}/signoff?id_token_hint=a.b.c`)
    const recorded = (await ask(own, '/emulator/requests')).json()
    expect(recorded).toMatchObject([{ method: 'GET', url: `/${ENV_ID}/as/signoff?id_token_hint=a.b.c` }])
    expect(own.requests).toEqual(recorded)
  })

  it('tells what an application is configured with', async () => {
    const own = pingOne()
    const told = (await ask(own, '/emulator/environments')).json()
    expect(told).toEqual(JSON.parse(JSON.stringify(own.environments)))
    expect(own.environments[0]).toMatchObject({
      envID: ENV_ID,
      authPath: `http://localhost:${own.port}`,
      issuer: `http://localhost:${own.port}/${ENV_ID}/as`,
      users: [ANN, { username: 'bob' }],
    })
  })

  it('sets all faults by PUT, and refuses wrong ones whole', async () => {
    const own = pingOne()
    own.faults = { loseState: true }
    expect((await setFaults(own, { slow: 5, staySignedOn: true })).status).toBe(200)
    expect(own.faults).toEqual({ slow: 5, staySignedOn: true })
    const refused = await setFaults(own, { down: true, slow: 'long' })
    expect([refused.status, refused.json()]).toEqual([
      400,
      {
        code: 'INVALID_FAULTS',
        problems: [{ path: 'slow', message: 'must be a whole number, and is a text' }],
      },
    ])
    const noJson = await ask(own, '/emulator/faults', { method: 'PUT', body: 'down' })
    expect([noJson.status, noJson.json()]).toEqual([
      400,
      { code: 'INVALID_FAULTS', problems: [{ path: '', message: 'is no JSON' }] },
    ])
    expect(own.faults).toEqual({ slow: 5, staySignedOn: true })
    expect((await ask(own, '/emulator/faults')).json()).toEqual({ slow: 5, staySignedOn: true })
  })

  it('resets sessions, requests, faults, interceptor and settings', async () => {
    const own = pingOne()
    const [environment] = own.environments
    const [application] = environment.applications
    const { agent, session } = await signedOn(own, party(environment.issuer))
    own.faults = { down: true }
    own.intercept(() => true)
    environment.users.push({ username: 'eve', password: 'e' })
    environment.applications.length = 1
    Object.assign(application ?? {}, { enabled: false, corsOrigins: [] })
    const answer = await ask(own, '/emulator/reset', { method: 'POST' })
    expect([answer.status, own.sessions(), own.requests, own.faults]).toEqual([204, [], [], {}])
    expect(environment.users.map(({ username }) => username)).toEqual(['ann', 'bob'])
    expect(environment.applications).toEqual(LOCAL_ENVIRONMENT.applications)
    expect(environment.applications[0]).toBe(application)
    expect(await session()).toBe('login_required')
    expect((await agent.send(`${environment.issuer}/signoff`)).status).toBe(302)
  })

  it('is spared by down and slow', async () => {
    const own = pingOne()
    own.faults = { down: true, slow: 600_000 }
    expect((await ask(own, '/emulator/sessions')).json()).toEqual([])
    await expect(realFetch(`${own.environments[0].issuer}/jwks`)).rejects.toThrow()
  })

  it.each<[string, Record<string, string>]>([
    ["a page's, of the application under test", { Origin: 'http://localhost:4000' }],
    ["a page's, of another scheme", { Origin: 'https://localhost:PORT' }],
    ["a sandboxed page's", { Origin: 'null' }],
    ["a page's that hides its origin", { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors' }],
    ["a form's of another site", { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }],
    ['by a name that was made to lead here', { Host: 'evil.example:PORT' }],
    ['by a name like this one', { Host: 'localhost.evil.example' }],
    ['by a name that is not this one', { Host: 'elsewhere' }],
  ])('is refused: a call %s', async (_, headers) => {
    const own = pingOne()
    own.faults = { slow: 1 }
    const entries = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('PORT', `${own.port}`),
    ])
    const sent = Object.fromEntries(entries)
    const put = await setFaults(own, {}, sent)
    const reset = await ask(own, '/emulator/reset', { method: 'POST', headers: sent })
    expect([put.status, reset.status, own.faults]).toEqual([403, 403, { slow: 1 }])
    expect(put.json()).toMatchObject({ code: 'FORBIDDEN' })
  })

  it.each<[string, Record<string, string>]>([
    ['its own page', { Origin: 'http://localhost:PORT', 'Sec-Fetch-Site': 'same-origin' }],
    ['a program by the address', { Host: '127.0.0.1:PORT' }],
    ['a person who types the address', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate' }],
  ])('is for %s', async (_, headers) => {
    const own = pingOne()
    const entries = Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('PORT', `${own.port}`),
    ])
    expect((await setFaults(own, { slow: 1 }, Object.fromEntries(entries))).status).toBe(200)
  })

  it('says what it knows, where it is asked for something else', async () => {
    const own = pingOne()
    const answer = await ask(own, '/emulator/nothing')
    expect([answer.status, answer.json()]).toEqual([
      404,
      { code: 'NOT_FOUND', message: expect.stringContaining('PUT faults') },
    ])
    expect((await ask(own, '/emulator/certificate')).status).toBe(404)
  })

  it('hands out the certificate', async () => {
    await withPingOne({}, async (own) => {
      const { certificate, port } = own
      const answer = await import('node:https').then(({ get }) => {
        const options = { host: '127.0.0.1', port, path: '/emulator/certificate', ca: certificate }
        return new Promise<string>((resolve, reject) => {
          get(
            { ...options, servername: 'localhost', headers: { Host: `localhost:${port}` } },
            async (response) => {
              let text = ''
              for await (const chunk of response) text += chunk
              resolve(text)
            },
          ).once('error', reject)
        })
      })
      expect(answer).toBe(certificate)
      expect(answer).toMatch(/^-----BEGIN CERTIFICATE-----/)
    })
  })
})
