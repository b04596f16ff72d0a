import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { unanswered } from '../../../src/http/failures.ts'
import { sendRequest } from '../../../src/http/send-request.ts'
import type { SignOffError } from '../../../src/problems/sign-off-error.ts'
import { checkedOf, ISSUER } from '../fixtures.ts'

const answer = new Response(null)
const init = { method: 'POST', body: 'a=b' }

describe('sendRequest', () => {
  it("hands all to the caller's fetch, which is to follow no redirect, in an object that inherits nothing", async () => {
    const fetch = vi.fn(async () => answer)
    const response = await sendRequest(checkedOf({ fetch }), ISSUER, init)
    expect([response, fetch.mock.calls]).toStrictEqual([
      answer,
      [[ISSUER, Object.assign(Object.create(null), init, { redirect: 'manual' })]],
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

  const withCode = (code: unknown) => Object.assign(new Error('canary'), { code })
  it.each<[string, unknown, string | undefined]>([
    [
      "the code of an error's cause",
      new TypeError('canary', { cause: withCode('ECONNREFUSED') }),
      'ECONNREFUSED',
    ],
    ['the code of an error', withCode('ERR_SSL_WRONG_VERSION_NUMBER'), 'ERR_SSL_WRONG_VERSION_NUMBER'],
    ['no code that may be a secret', withCode('Canary-7f'), undefined],
    ['no code of another type', withCode(['ECONNREFUSED']), undefined],
    ['no code where there is none', new TypeError('canary'), undefined],
    ['no code of nothing', undefined, undefined],
    [
      'no code of what throws when looked at',
      new Proxy(
        {},
        {
          getOwnPropertyDescriptor: () => {
            throw new Error('canary')
          },
        },
      ),
      undefined,
    ],
  ])('tells %s', async (_, failure, code) => {
    const error = await failureOf({ fetch: () => Promise.reject(failure), mode: 'fetch', sessionToken: 'x' })
    expect(error.message).toBe(unanswered(false, code).message)
  })

  it('tells of a page where to look', async () => {
    vi.stubGlobal('document', {})
    const error = await failureOf({ fetch: () => Promise.reject(withCode('ECONNREFUSED')) })
    expect(error.message).toBe(unanswered(true).message)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no answer', {}],
    ['a status that is no number', { status: 'canary', headers: new Headers() }],
    [
      'something that throws when looked at',
      {
        get status() {
          throw new Error('canary')
        },
      },
    ],
  ])('takes %s for no answer', async (_, response) => {
    const error = await failureOf({ fetch: async () => response })
    expect([error.code, error.message.includes('canary')]).toEqual(['REQUEST_FAILED', false])
  })
})

async function failureOf(changes: Record<string, unknown>): Promise<SignOffError> {
  return sendRequest(checkedOf(changes), ISSUER, init).then(
    () => Promise.reject(new Error('It did not fail')),
    (error) => error,
  )
}
