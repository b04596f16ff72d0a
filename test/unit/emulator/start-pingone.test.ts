import { connect } from 'node:net'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { startPingOne } from '../../../src/emulator.ts'
import { createUserAgent } from '../../pingone/user-agent.ts'
import {
  ENV_ID,
  LOCAL_ENVIRONMENT,
  OPTIONS,
  party,
  REGIONAL_ISSUER,
  sessionCookieOf,
  signedOn,
  usePingOne,
  withPingOne,
} from './fixture.ts'

const pingOne = usePingOne()

describe('startPingOne', () => {
  it('records each request as it came', async () => {
    const before = pingOne.requests.length
    const url = `https://auth.pingone.eu:8443/${ENV_ID}/as/token?a=b`
    const form = { grant_type: 'é' }
    await createUserAgent(pingOne).send(url, { form, headers: { Cookie: 'ST=x' } })
    expect(pingOne.requests.slice(before)).toEqual([
      {
        method: 'POST',
        host: 'auth.pingone.eu:8443',
        url: `/${ENV_ID}/as/token?a=b`,
        headers: expect.objectContaining({ host: 'auth.pingone.eu:8443', cookie: 'ST=x' }),
        body: 'grant_type=%C3%A9',
        receivedAt: expect.any(Number),
      },
    ])
  })

  it('lets a test answer, or destroy, a request first', async () => {
    const { agent, session } = await signedOn(pingOne)
    pingOne.intercept((_, response) => {
      response.writeHead(503).end()
      return true
    })
    expect((await agent.send(`${REGIONAL_ISSUER}/signoff`)).status).toBe(503)
    pingOne.intercept((request) => {
      request.destroy()
      return true
    })
    await expect(agent.send(`${REGIONAL_ISSUER}/signoff`)).rejects.toThrow()
    pingOne.intercept(undefined)
    expect(await session()).toBe('signed on')
  })

  it('rejects with EADDRINUSE when the port is taken', async () => {
    await expect(startPingOne({ ...OPTIONS, port: pingOne.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  it('closes sockets that hang, and those on which nothing ever came', async () => {
    const own = await startPingOne(OPTIONS)
    own.intercept(() => new Promise(() => {}))
    const hanging = createUserAgent(own)
      .send(`${REGIONAL_ISSUER}/jwks`)
      .catch((error) => error.code)
    const silent = connect(own.port, '127.0.0.1').on('error', () => {})
    const silentClosed = new Promise<string>((resolve) => silent.once('close', () => resolve('closed')))
    await new Promise((resolve) => silent.once('connect', resolve))
    while (own.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await own.close()
    expect([await hanging, await silentClosed]).toEqual(['ECONNRESET', 'closed'])
  })

  it('speaks plain http for the demo, with a cookie that browsers keep', async () => {
    await withPingOne({ environments: [LOCAL_ENVIRONMENT], tls: false }, async (own) => {
      const issuer = `http://localhost:${own.port}/${ENV_ID}/as`
      const { agent, idToken, session } = await signedOn(own, party(issuer))
      expect(await sessionCookieOf(own, issuer)).toEqual(['httponly', `path=/${ENV_ID}`, 'samesite=lax'])
      expect(decodeJwt(idToken).iss).toBe(issuer)
      const answer = await agent.send(`${issuer}/signoff`)
      expect([answer.location, answer.headers['set-cookie']]).toEqual([
        `/${ENV_ID}/signon/#signedOff`,
        [`ST=; Path=/${ENV_ID}; HttpOnly; expires=Thu, 01 Jan 1970 00:00:00 GMT`],
      ])
      expect((await agent.send(`http://localhost:${own.port}/${ENV_ID}/signon/`)).status).toBe(200)
      expect(await session()).toBe('login_required')
    })
  })
})
