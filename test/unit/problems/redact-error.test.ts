import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../src/problems/redact.ts'
import { redactError } from '../../../src/problems/redact-error.ts'

const SECRET = 'secret-of-a-session-7f3a9'
const redact = createRedactor({ sessionToken: `session=${SECRET}` })

const itself = (error: unknown) => redactError(error, redact) === error

function circular(value: string): Error {
  const error = Object.assign(new Error('down'), { request: { headers: [value] } })
  return Object.assign(error, { self: error })
}

describe('redactError', () => {
  it.each<[string, unknown]>([
    ['an error of a class', new TypeError('down', { cause: new Error('ECONNREFUSED') })],
    ['one with fields', Object.assign(new Error('down'), { code: 'ECONNREFUSED', port: 6379 })],
    ['one that holds itself', circular('no secret')],
    ['a text', 'down'],
    ['nothing', undefined],
    ['bytes', new Uint8Array(100_000)],
  ])('leaves %s alone, where nothing in it is secret', (_, error) => {
    expect(itself(error)).toBe(true)
  })

  it.each<[string, unknown]>([
    ['its message', new Error(`GET /session/${SECRET}`)],
    ['its message, encoded', new Error(`GET /?id=${encodeURIComponent(encodeURIComponent(`${SECRET}é`))}`)],
    ['its cause', new Error('down', { cause: new Error(SECRET) })],
    ['a field, deep in it', circular(`session=${SECRET}`)],
    ["a field's name", Object.assign(new Error('down'), { sessions: { [SECRET]: 1 } })],
    ['one of many', new AggregateError([new Error('down'), SECRET])],
    ['a text', `down: ${SECRET}`],
    ['an object', { message: 'down', headers: { cookie: SECRET } }],
    [
      'a getter that throws',
      {
        get message() {
          throw new Error(SECRET)
        },
      },
    ],
    [
      'more than can be looked through',
      Object.assign(new Error('down'), { rows: Array.from({ length: 20_000 }, (_, index) => ({ index })) }),
    ],
  ])('tells another error, without the secret in %s', (_, error) => {
    const told = redactError(error, redact)
    expect([told instanceof Error, told === error]).toEqual([true, false])
    expect(inspect(told, { depth: null, showHidden: true })).not.toContain(SECRET.slice(0, 16))
  })

  it('keeps name, code, message and stack', () => {
    const error = Object.assign(new TypeError(`DEL ${SECRET}`), { code: 'ECONNREFUSED' })
    const { name, message, stack, code } = redactError(error, redact) as typeof error
    expect({ name, message, code }).toEqual({
      name: 'TypeError',
      message: 'DEL [redacted]',
      code: 'ECONNREFUSED',
    })
    expect(stack).toBe(error.stack?.replaceAll(SECRET, '[redacted]'))
  })
})
