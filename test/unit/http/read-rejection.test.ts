import { afterEach, describe, expect, it, vi } from 'vitest'
import { readRejection } from '../../../src/http/read-rejection.ts'
import { checkedOf, makeIdToken } from '../fixtures.ts'

type Changes = Record<string, unknown>

async function pingOneOf(body: BodyInit | null, changes: Changes = {}) {
  return (await readRejection(new Response(body, { status: 400 }), checkedOf(changes))).pingOne
}

const PINGONE_BODY = {
  id: '3e1f',
  code: 'INVALID_REQUEST',
  message: 'The request was invalid.',
  details: [
    {
      code: 'INVALID_VALUE',
      target: 'post_logout_redirect_uri',
      message: 'No.',
      innerError: { a: [1, null] },
    },
  ],
}

afterEach(() => {
  vi.useRealTimers()
})

describe('readRejection', () => {
  it.each([400, 401, 403, 404, 414, 431, 500, 503])('tells the status %i', async (status) => {
    const error = await readRejection(new Response(null, { status }), checkedOf())
    expect({ ...error }).toEqual({ name: 'SignOffError', code: 'REJECTED', problems: [], status })
  })

  it.each<[string, object, object]>([
    ["PingOne's body", PINGONE_BODY, PINGONE_BODY],
    [
      "OAuth's body",
      { error: 'invalid_request', error_description: 'No.' },
      { error: 'invalid_request', error_description: 'No.' },
    ],
    ['known fields alone', { code: 'X', stack: 'secret', _links: {} }, { code: 'X' }],
  ])('tells %s', async (_, body, pingOne) => {
    expect(await pingOneOf(JSON.stringify(body))).toEqual(pingOne)
  })

  it.each<[string, BodyInit | null]>([
    ['nothing', null],
    ['HTML', '<!doctype html><title>404</title>'],
    ['an array', '[{"code":"X"}]'],
    ['text', '"code"'],
    ['null', 'null'],
    ['JSON cut short', '{"code":"X"'],
    ['more than 64 KiB', JSON.stringify({ message: 'a'.repeat(65_536) })],
    ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe])],
  ])('tells nothing of %s', async (_, body) => {
    expect(await pingOneOf(body)).toBeUndefined()
  })

  it('reads a body that comes in pieces, through the middle of a character', async () => {
    const bytes = new TextEncoder().encode('{"code":"é"}')
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
        controller.close()
      },
    })
    expect(await pingOneOf(body)).toEqual({ code: 'é' })
  })

  it('reads no more of an endless body than it needs', async () => {
    let chunks = 0
    const cancel = vi.fn()
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1
        controller.enqueue(new Uint8Array(1024).fill(97))
      },
      cancel,
    })
    expect([await pingOneOf(body), chunks < 80, cancel.mock.calls.length]).toEqual([undefined, true, 1])
  })

  it('reads no further than 64 KiB of a body that stays open', async () => {
    const message = 'a'.repeat(65_536 - '{"message":""}'.length)
    const bytes = new TextEncoder().encode(JSON.stringify({ message }))
    const body = new ReadableStream({ start: (controller) => controller.enqueue(bytes) })
    expect((await pingOneOf(body))?.message).toHaveLength(message.length)
  })

  it('waits a second for a body, no more, and hangs up', async () => {
    vi.useFakeTimers()
    const cancel = vi.fn()
    const response = new Response(new ReadableStream({ cancel }), { status: 502 })
    const rejection = readRejection(response, checkedOf())
    await vi.advanceTimersByTimeAsync(999)
    const before = cancel.mock.calls.length
    await vi.advanceTimersByTimeAsync(1)
    expect([before, cancel.mock.calls.length, (await rejection).status]).toEqual([0, 1, 502])
  })

  it('rejects all the same where the body fails', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) })
    expect(await pingOneOf(body)).toBeUndefined()
  })

  const idToken = makeIdToken()
  const echoes: [string, Changes, string][] = [
    ['the ID token', {}, idToken],
    ["the ID token's payload", {}, idToken.split('.')[1] ?? ''],
    ["the ID token's signature", {}, idToken.split('.')[2] ?? ''],
    ['the state', { state: 'can"ary\\' }, 'can"ary\\'],
    ['the state as it stood in the query', { state: 'canary é+/' }, encodeURIComponent('canary é+/')],
    [
      'the state as it stood in the form',
      { state: 'canary é+/' },
      new URLSearchParams({ '': 'canary é+/' }).toString().slice(1),
    ],
    ['a session token', { mode: 'fetch', sessionToken: 'canary-7f' }, 'canary-7f'],
    ['a cookie', { mode: 'fetch', sessionToken: 'ST=token; other=canary-7f' }, 'canary-7f'],
    ['a cookie after no space', { mode: 'fetch', sessionToken: 'ST=token;other=canary-7f' }, 'canary-7f'],
    ['the access token', { revoke: { accessToken: 'canary-7f' } }, 'canary-7f'],
    ['the refresh token', { revoke: { refreshToken: 'canary-7f' } }, 'canary-7f'],
  ]

  it.each(echoes)('does not echo %s', async (_, changes, echo) => {
    const bodies = [
      { message: `It said ${echo}.` },
      { details: [{ innerError: { value: [echo] } }] },
      { details: [{ [echo]: 'as a name' }] },
    ]
    const told = await Promise.all(bodies.map((body) => pingOneOf(JSON.stringify(body), changes)))
    expect(
      told.map((pingOne) => JSON.stringify(pingOne).includes(JSON.stringify(echo).slice(1, -1))),
    ).toEqual([false, false, false])
  })

  it('does not echo a state that is a number', async () => {
    const pingOne = await pingOneOf('{"details":[{"value":12345678}]}', { state: '12345678' })
    expect(`${JSON.stringify(pingOne)}`.includes('12345678')).toBe(false)
  })

  it.each([
    ['the ID token', idToken.slice(0, -3)],
    ["the ID token's payload", idToken.split('.')[1]?.slice(0, 40)],
    ['a JWT of somebody else', makeIdToken({ sub: 'other' }).slice(0, 60)],
  ])('does not let %s through that the answer cut short', async (_, echo) => {
    expect(await pingOneOf(JSON.stringify({ message: `It said '${echo}...'.` }))).toEqual({
      message: "It said '[redacted]'.",
    })
  })

  it.each<[string, Changes, unknown]>([
    ['a code', { state: 'INVALID_DATA' }, { code: 'INVALID_DATA' }],
    ["OAuth's code", { state: 'invalid_request' }, { error: 'invalid_request' }],
    ['a target', { state: 'id_token_hint' }, { details: [{ target: 'id_token_hint' }] }],
    [
      'the names of fields',
      { mode: 'fetch', sessionToken: 'a=error_description; b=innerError' },
      { details: [{ innerError: {} }], error_description: 'No.' },
    ],
    [
      'all that short cookies stand in',
      { mode: 'fetch', sessionToken: `ST=abc${'; x=e'.repeat(8)}` },
      { code: 'INVALID_DATA', message: 'e, x and abc' },
    ],
  ])('leaves %s alone', async (_, changes, body) => {
    expect(await pingOneOf(JSON.stringify(body), changes)).toEqual(body)
  })

  it.each<[string, unknown]>([
    ['a code', { code: 'Canary-7f' }],
    ['a target', { details: [{ target: 'Canary-7f' }] }],
    ['a word in a code', { message: 'invalid_request' }],
  ])('does not echo a secret in the place of %s', async (_, body) => {
    const changes = { state: 'invalid_request', revoke: { accessToken: 'Canary-7f' } }
    expect(JSON.stringify(await pingOneOf(JSON.stringify(body), changes))).toContain('[redacted]')
  })

  it.each<[string, unknown, string | undefined]>([
    ['idToken', [{ target: 'id_token_hint' }], 'idToken'],
    ['clientId', [{ target: 'client_id' }], 'clientId'],
    [
      'postLogoutRedirectUri',
      [{ code: 'X' }, { target: 'post_logout_redirect_uri' }],
      'postLogoutRedirectUri',
    ],
    ['state', [null, { target: 'state' }], 'state'],
    ['none for another parameter', [{ target: 'response_type' }], undefined],
    ['none for an option of that name', [{ target: 'idToken' }], undefined],
    ['none for a text', 'id_token_hint', undefined],
    ['none for what is no text', [{ target: { toString: 1, valueOf: 1 } }], undefined],
    ['none for details of another form', { target: 'id_token_hint' }, undefined],
  ])('names the option %s', async (_, details, option) => {
    const error = await readRejection(Response.json({ details }, { status: 400 }), checkedOf())
    expect(error.option).toBe(option)
  })

  it('does not let a secret through that is part of another', async () => {
    const changes = { state: 'canary-7f', revoke: { accessToken: 'canary-7f-and-more' } }
    expect(await pingOneOf('{"message":"canary-7f-and-more canary-7f"}', changes)).toEqual({
      message: '[redacted] [redacted]',
    })
  })
})
