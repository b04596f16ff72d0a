import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { sendRequest } from '../../../src/http/send-request.ts'
import { checkedOf, ISSUER } from '../fixtures.ts'

const answer = new Response(null)
const init = { method: 'POST', body: 'a=b' }

describe('sendRequest', () => {
  it("hands all to the caller's fetch, in an object that inherits nothing", async () => {
    const fetch = vi.fn(async () => answer)
    const response = await sendRequest(checkedOf({ fetch }), ISSUER, init)
    expect([response, fetch.mock.calls]).toStrictEqual([
      answer,
      [[ISSUER, Object.assign(Object.create(null), init)]],
    ])
  })

  it('uses the global fetch where it is given none', async () => {
    vi.stubGlobal('fetch', async () => answer)
    expect(await sendRequest(checkedOf(), ISSUER, init)).toBe(answer)
  })

  it.each([
    ['throws', vi.fn().mockThrow(new TypeError('canary'))],
    ['rejects', vi.fn().mockRejectedValue('canary')],
  ])('does not tell what a fetch %s', async (_, fetch) => {
    const error: unknown = await sendRequest(checkedOf({ fetch }), ISSUER, init).catch((failure) => failure)
    expect([{ ...(error as object) }, inspect(error, { showHidden: true }).includes('canary')]).toEqual([
      { name: 'SignOffError', code: 'REQUEST_FAILED', problems: [] },
      false,
    ])
  })
})
