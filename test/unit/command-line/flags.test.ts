import { describe, expect, it } from 'vitest'
import { CHECK_FLAGS, JUDGE_FLAGS, REQUEST_FLAGS, spell } from '../../../src/command-line/flags.ts'

describe('spell', () => {
  it('puts every option in kebab-case', () => {
    const options = Object.keys({ ...REQUEST_FLAGS, ...CHECK_FLAGS, ...JUDGE_FLAGS })
    expect(options.map(spell)).toEqual([
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
      '--runtime',
      '--online',
    ])
  })
})
