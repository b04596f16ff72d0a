import { describe, expect, it } from 'vitest'
import { FLAGS, optionOf, spell } from '../../../src/command-line/flags.ts'

const OPTIONS = Object.keys(FLAGS)

describe('spell', () => {
  it('puts every option in kebab-case', () => {
    expect(OPTIONS.map(spell)).toEqual([
      '--auth-path',
      '--env-id',
      '--id-token',
      '--client-id',
      '--post-logout-redirect-uri',
      '--post-logout-redirect-uris',
      '--state',
      '--endpoint',
      '--allow-insecure-redirect',
      '--extra-parameters',
      '--mode',
      '--method',
      '--session-token',
      '--online',
      '--json',
      '--help',
      '--version',
    ])
  })
})

describe('optionOf', () => {
  it('finds every option by its flag', () => {
    expect(OPTIONS.map(spell).map(optionOf)).toEqual(OPTIONS)
  })

  it.each([
    ['-h', 'help'],
    ['-v', 'version'],
    ['-V', 'version'],
    ['-H', undefined],
    ['--authPath', undefined],
    ['auth-path', undefined],
    ['--constructor', undefined],
    ['constructor', undefined],
  ])('takes %s for %s', (flag, option) => {
    expect(optionOf(flag)).toBe(option)
  })
})
