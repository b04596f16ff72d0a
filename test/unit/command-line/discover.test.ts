import { describe, expect, it } from 'vitest'
import { discover } from '../../../src/command-line/discover.ts'
import { CUSTOM_DOMAIN, ISSUER } from '../fixtures.ts'

const { signal } = new AbortController()

describe('discover', () => {
  const answering = (status: number, body: string | null) => {
    const sent: unknown[] = []
    const send = async (url: string, { headers }: { headers: Record<string, string> }) => {
      sent.push([url, headers])
      return new Response(body, { status })
    }
    return { sent, discovery: (issuer = ISSUER) => discover(issuer, send, signal) }
  }

  it.each([ISSUER, `${CUSTOM_DOMAIN}/as`, 'http://localhost:3000/as'])('asks %s once', async (issuer) => {
    const { sent, discovery } = answering(404, null)
    await discovery(issuer)
    expect(sent).toEqual([
      [`${issuer}/.well-known/openid-configuration`, expect.objectContaining({ accept: 'application/json' })],
    ])
  })

  it.each([
    ['this issuer', { issuer: ISSUER, jwks_uri: 'x' }],
    ['another', { issuer: `${CUSTOM_DOMAIN}/as` }],
  ])('tells what the document of %s says', async (_, metadata) => {
    const { discovery } = answering(200, JSON.stringify(metadata))
    expect(await discovery()).toEqual({ status: 200, metadata })
  })

  it.each([
    [200, '<!doctype html>'],
    [200, '{}'],
    [201, `{"issuer":"${ISSUER}"}`],
    [302, null],
    [404, null],
  ])('tells of a %i with %j no more than that', async (status, body) => {
    const { discovery } = answering(status, body)
    expect(await discovery()).toEqual({ status })
  })

  it('rejects with what the request does', async () => {
    const failing = discover(ISSUER, () => Promise.reject(new RangeError('x')), signal)
    await expect(failing).rejects.toThrow(RangeError)
  })
})
