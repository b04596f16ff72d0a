import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { revokeTokens } from '../../../src/http/revoke-tokens.ts'
import { CLIENT_ID, CUSTOM_DOMAIN, checkedOf, ISSUER, makeIdToken } from '../fixtures.ts'

const { signal } = new AbortController()

/** A fetch that takes note of what is sent, form-decoded. */
function recordingFetch(answer: () => Response) {
  const sent: unknown[] = []
  const fetch = async (url: string, { method, body }: RequestInit) => {
    sent.push([method, String(url), Object.fromEntries(new URLSearchParams(String(body)))])
    return answer()
  }
  return { sent, fetch }
}

function revocationOf(token: string) {
  return ['POST', `${ISSUER}/revoke`, { token, client_id: CLIENT_ID }]
}

async function failureOf(fetch: unknown): Promise<unknown> {
  return revokeTokens(['canary'], checkedOf({ fetch }), signal).then(
    () => undefined,
    (error) => error,
  )
}

describe('revokeTokens', () => {
  it.each([200, 201, 204])('posts each token once and takes a %i without a body', async (status) => {
    const { sent, fetch } = recordingFetch(() => new Response(null, { status }))
    await revokeTokens(['refresh', 'access'], checkedOf({ fetch }), signal)
    expect(sent).toEqual([revocationOf('refresh'), revocationOf('access')])
  })

  it.each([
    [CUSTOM_DOMAIN, `${CUSTOM_DOMAIN}/as`, `${CUSTOM_DOMAIN}/as/revoke`],
    [
      'http://localhost:3000',
      `${ISSUER.replace('https://auth.pingone.eu', 'http://localhost:3000')}`,
      `${ISSUER.replace('https://auth.pingone.eu', 'http://localhost:3000')}/revoke`,
    ],
  ])('asks %s', async (authPath, iss, revocation) => {
    const { sent, fetch } = recordingFetch(() => new Response(null))
    await revokeTokens(['t'], checkedOf({ fetch, authPath, idToken: makeIdToken({ iss }) }), signal)
    expect(sent).toEqual([['POST', revocation, { token: 't', client_id: CLIENT_ID }]])
  })

  it('sends nothing for no tokens', async () => {
    const { sent, fetch } = recordingFetch(() => new Response(null))
    await revokeTokens([], checkedOf({ fetch }), signal)
    expect(sent).toEqual([])
  })

  it.each([400, 401, 404, 500])('rejects a %i, and does not tell what came with it', async (status) => {
    const failure = await failureOf(async () => new Response('{"error":"canary"}', { status }))
    expect([{ ...(failure as object) }, inspect(failure).includes('canary')]).toEqual([
      { name: 'SignOffError', code: 'REJECTED', problems: [], status },
      false,
    ])
  })

  it('rejects what could not be sent, and does not tell why', async () => {
    const failure = await failureOf(async () => {
      throw new TypeError('fetch failed: token=canary', { cause: 'canary' })
    })
    expect([{ ...(failure as object) }, inspect(failure, { showHidden: true }).includes('canary')]).toEqual([
      { name: 'SignOffError', code: 'REQUEST_FAILED', problems: [] },
      false,
    ])
  })
})
