import { describe, expect, it } from 'vitest'
import { redact } from '../../../src/command-line/redact.ts'
import { makeIdToken } from '../fixtures.ts'

const TOKEN = makeIdToken()
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = TOKEN.split('.')

describe('redact', () => {
  it.each([
    ['a whole token', `<${TOKEN}>`, '<[redacted]>'],
    ['its header', HEADER, '[redacted]'],
    ['its payload, twice', `${PAYLOAD} ${PAYLOAD}`, '[redacted] [redacted]'],
    ['its signature', SIGNATURE, '[redacted]'],
    ['a cookie', 'the-session-cookie', '[redacted]'],
    ['its header line', 'ST=the-session-cookie; other=the-other-cookie; short=a-cookie', '[redacted]'],
    ['one of several cookies', 'the-other-cookie', '[redacted]'],
    ['one of eight characters', 'a-cookie', '[redacted]'],
  ])('takes out %s', (_, text, clean) => {
    const cookies = 'ST=the-session-cookie; other=the-other-cookie; short=a-cookie'
    expect(redact([{ message: text }], [TOKEN, cookies])).toEqual([{ message: clean }])
  })

  it('takes out the whole of one that begins like another', () => {
    expect(redact('the-session-cookie', ['the-session', 'the-session-cookie'])).toBe('[redacted]')
  })

  it('leaves alone what is too short to be a secret, and all else', () => {
    const value = { problems: [{ code: 'INVALID_STATE', message: 'ST is a keyword' }] }
    expect(redact(value, ['ST=keyword', undefined, null, ''])).toEqual(value)
  })
})
