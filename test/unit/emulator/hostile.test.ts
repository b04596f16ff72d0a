/** Broken and hostile use: the emulator goes on, and nobody gets in. */
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createRequestLog } from '../../../src/emulator/request-log.ts'
import { createStore } from '../../../src/emulator/store.ts'
import { startPingOne } from '../../../src/emulator.ts'
import { sessionOf, signOn } from '../../pingone/relying-party.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import { ANN, ENV_ID, LOCAL_ENVIRONMENT, party, signedOn, useLocalPingOne } from './fixture.ts'

const pingOne = useLocalPingOne()
const MEGABYTE = 1_048_576

/** Sends bytes as they are, and returns the status line. */
function send(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    // The server may hang up before it has read all.
    socket.on('error', () => resolve(answer.split('\r\n')[0] ?? ''))
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    socket.setTimeout(20_000, () => reject(new Error('No answer')))
    socket.write(text)
    setTimeout(() => socket.end(), 0)
  })
}

function head(method: string, path: string, headers: Record<string, string | number> = {}): string {
  const lines = Object.entries({ Host: `localhost:${pingOne().port}`, Connection: 'close', ...headers })
  return `${[`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`
}

const SIGN_OFF = `/${ENV_ID}/as/signoff`
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

async function expectAlive(): Promise<void> {
  const { issuer } = pingOne().environments[0]
  const agent = createUserAgent(pingOne())
  await signOn(agent, party(issuer), ANN)
  expect(await sessionOf(agent, party(issuer))).toBe('signed on')
}

describe('a request of', () => {
  it.each<[string, () => string, RegExp]>([
    [
      'a path of a megabyte',
      () => head('GET', `${SIGN_OFF}?state=${'x'.repeat(MEGABYTE)}`),
      /^(HTTP\/1\.1 431 .*)?$/,
    ],
    [
      'a header of a megabyte',
      () => head('GET', SIGN_OFF, { Cookie: `ST=${'x'.repeat(MEGABYTE)}` }),
      /^(HTTP\/1\.1 431 .*)?$/,
    ],
    [
      'a body of a megabyte',
      () =>
        `${head('POST', SIGN_OFF, { ...FORM, 'Content-Length': MEGABYTE })}state=${'x'.repeat(MEGABYTE - 6)}`,
      / 400 /,
    ],
    [
      'a body beyond',
      () => `${head('POST', SIGN_OFF, { ...FORM, 'Content-Length': MEGABYTE + 1 })}state=`,
      / 413 /,
    ],
    [
      'a chunked body',
      () => `${head('POST', SIGN_OFF, { ...FORM, 'Transfer-Encoding': 'chunked' })}0\r\n\r\n`,
      / 411 /,
    ],
    [
      'a body beyond for control',
      () => head('PUT', '/emulator/faults', { 'Content-Length': MEGABYTE + 1 }),
      / 413 /,
    ],
    ['a body that never comes', () => head('POST', SIGN_OFF, { ...FORM, 'Content-Length': 10 }), / 400 /],
    ['no address', () => head('GET', '//'), / (400|404) /],
    ['another address', () => head('GET', `http://evil.example${SIGN_OFF}`), / 404 /],
    ['a wrong escape', () => head('GET', `${SIGN_OFF}?state=%E0%A4%A`), / 302 /],
    ['nothing that is http', () => 'hello\r\n\r\n', / 400 /],
    ['the prototype', () => head('GET', '/emulator/__proto__'), / 404 /],
  ])('%s is refused or borne, and the emulator goes on', async (_, text, status) => {
    expect(await send(pingOne().port, text())).toMatch(status)
    await expectAlive()
  })
})

describe('startPingOne', () => {
  it('listens on loopback alone, whatever the settings say', async () => {
    const { port } = pingOne()
    const far = Object.values(networkInterfaces()).flatMap((list = []) =>
      list.filter(({ internal }) => !internal),
    )
    const tries = far.map(
      ({ address }) =>
        new Promise<string>((resolve) => {
          const socket = connect({ port, host: address })
          socket.once('connect', () => resolve(`open at ${address}`)).once('error', () => resolve('closed'))
          socket.setTimeout(1000, () => resolve('closed'))
        }),
    )
    expect((await Promise.all(tries)).filter((state) => state !== 'closed')).toEqual([])
    for (const name of ['host', 'hostname', 'address', 'listen'])
      await expect(startPingOne({ [name]: '0.0.0.0' })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  })

  it("runs twice on one machine, and neither takes what is the other one's", async () => {
    const other = await startPingOne({ environments: [LOCAL_ENVIRONMENT] })
    try {
      const here = await signedOn(pingOne(), party(pingOne().environments[0].issuer))
      const { issuer } = other.environments[0]
      const there = await signedOn(other, party(issuer))
      const answer = await there.agent.send(`${issuer}/signoff?id_token_hint=${here.idToken}`)
      expect([answer.status, pingOne().sessions().length, other.sessions().length]).toEqual([400, 1, 1])
      expect(pingOne().sessions()[0]?.sid).not.toBe(other.sessions()[0]?.sid)
    } finally {
      await other.close()
    }
  })

  it('runs twice for one browser, where the hosts differ: cookies know no port', async () => {
    const other = await startPingOne({ environments: [{ ...LOCAL_ENVIRONMENT, host: 'second.localhost' }] })
    try {
      const [one, two] = [pingOne(), other].map(({ environments }) => environments[0].issuer)
      expect(two).toBe(`http://second.localhost:${other.port}/${ENV_ID}/as`)
      expect(new URL(one ?? '').hostname).toBe('localhost')
      const { session } = await signedOn(other, party(two ?? ''))
      expect(await session()).toBe('signed on')
    } finally {
      await other.close()
    }
  })
})

describe('createStore', () => {
  it('keeps the newest thousand of each kind', async () => {
    const store = createStore()
    const sessions = store.adapterFor('Session')
    const upsert = (id: number) => sessions.upsert(`${id}`, { uid: `u${id}`, accountId: 'ann' }, 60)
    for (let id = 0; id < 10_000; id += 1) await upsert(id)
    expect(store.sessions().length).toBe(1000)
    expect(await sessions.find('8999')).toBeUndefined()
    expect(await sessions.findByUid('u9999')).toMatchObject({ uid: 'u9999' })
    await upsert(9000)
    await upsert(10_000)
    expect(await sessions.find('9000')).toBeDefined()
    expect(await sessions.find('9001')).toBeUndefined()
  })
})

describe('createRequestLog', () => {
  const request = { method: 'POST', headers: { host: 'h' }, url: '/x' } as never

  it('keeps the newest ten thousand', () => {
    const log = createRequestLog()
    for (let index = 0; index < 10_010; index += 1) log.add(request, `${index}`)
    expect([log.requests.length, log.requests[0]?.body, log.requests.at(-1)?.body]).toEqual([
      10_000,
      '10',
      '10009',
    ])
  })

  it('keeps no more than 32 million characters, and counts anew once it was emptied', () => {
    const log = createRequestLog()
    const body = 'x'.repeat(MEGABYTE)
    for (let index = 0; index < 40; index += 1) log.add(request, body)
    expect(log.requests.length).toBe(31)
    log.requests.length = 0
    for (let index = 0; index < 20; index += 1) log.add(request, body)
    expect(log.requests.length).toBe(20)
  })
})
