import { describe, expect, it } from 'vitest'
import { checkForRuntime } from '../../../src/command-line/check-for-runtime.ts'
import { UsageError } from '../../../src/command-line/usage-error.ts'
import { checkSignOff } from '../../../src/index.ts'
import { found, requestOf } from '../fixtures.ts'

const codesOf = (changes: Record<string, unknown>, runtime?: unknown) =>
  found(checkForRuntime({ ...requestOf(changes) }, runtime)).map(([code]) => code)

describe('checkForRuntime', () => {
  it('finds for a server what checkSignOff finds on one', () => {
    const options = requestOf({ mode: 'fetch', state: 'é', clientId: 'x', idToken: null })
    expect(checkForRuntime({ ...options }, 'server')).toEqual(checkSignOff(options))
  })

  it.each<[string, Record<string, unknown>, string | undefined, string[]]>([
    ['nothing of a sound sign-off of a browser', {}, undefined, []],
    ['nothing of a sound sign-off of a server', {}, 'server', []],
    [
      'that a server needs the session token',
      { mode: 'fetch' },
      'server',
      ['SESSION_TOKEN_REQUIRED', 'FETCH_NEEDS_COOKIES'],
    ],
    ['that a browser needs the cookie', { mode: 'fetch' }, 'browser', ['FETCH_NEEDS_COOKIES']],
    ['the same where nothing is said', { mode: 'fetch' }, undefined, ['FETCH_NEEDS_COOKIES']],
    ['nothing where a session token tells a server', { mode: 'fetch', sessionToken: 'a' }, undefined, []],
    ['that a browser takes no session token', { sessionToken: 'a' }, 'browser', ['INVALID_SESSION_TOKEN']],
    ['nothing of a return to a page that is not known', { mode: 'redirect' }, 'browser', []],
  ])('finds %s', (_, changes, runtime, codes) => {
    expect(codesOf(changes, runtime)).toEqual(codes)
  })

  it.each(['node', '', 'constructor', '__proto__'])('refuses the runtime %j', (runtime) => {
    expect(() => codesOf({}, runtime)).toThrow(new UsageError('--runtime is browser or server.'))
  })
})
