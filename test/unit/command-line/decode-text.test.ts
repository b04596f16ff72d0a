import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/command-line/decode-text.ts'

const little = Buffer.from('\ufeffü=€', 'utf16le')

describe('decodeText', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from('ü=€')],
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeffü=€')],
    ['UTF-16, little end first', little],
    ['UTF-16, big end first', Buffer.from(little).swap16()],
  ])('reads %s', (_, octets) => {
    expect(decodeText(octets)).toBe('ü=€')
  })

  it('reads nothing', () => {
    expect(decodeText(new Uint8Array())).toBe('')
  })
})
