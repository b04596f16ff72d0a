import { describe, expect, it } from 'vitest'
import { resolveProbeAnswer } from '../../../src/request/resolve-probe-answer.ts'
import { ISSUER } from '../fixtures.ts'

const ENDED = { status: 'ended' }
const ALIVE = { status: 'alive' }
const failed = (error: string) => ({ status: 'failed', error })

describe('resolveProbeAnswer', () => {
  it.each<[string, string, object | undefined]>([
    ['that a sign-on is needed', 'error=login_required', ENDED],
    ['the same in capitals', 'error=LOGIN_REQUIRED', ENDED],
    ['the same with words', 'error=login_required&error_description=none', ENDED],
    ['a code', 'code=abc', ALIVE],
    ['a code and its issuer', `code=abc&iss=${encodeURIComponent(ISSUER)}`, ALIVE],
    ['that a consent is needed', 'error=consent_required', ALIVE],
    ['that an account is to be chosen', 'error=Account_Selection_Required', ALIVE],
    ['that something else is needed', 'error=interaction_required', failed('interaction_required')],
    ['a word that only holds it', 'error=no_login_required', failed('no_login_required')],
    ['an error', 'error=access_denied', failed('access_denied')],
    [
      'an error with words',
      'error=server_error&error_description=try+later',
      { ...failed('server_error'), errorDescription: 'try later' },
    ],
    ['nothing', '', undefined],
    ['an empty code', 'code=', undefined],
    ['a code and an error', 'code=abc&error=login_required', undefined],
    ['two errors', 'error=login_required&error=access_denied', undefined],
    ['two codes', 'code=abc&code=abc', undefined],
    ['another issuer', 'code=abc&iss=https%3A%2F%2Fauth.example.com', undefined],
    ['an empty issuer', 'error=login_required&iss=', undefined],
    ['two issuers', `code=abc&iss=${encodeURIComponent(ISSUER)}&iss=other`, undefined],
  ])('reads %s', (_, query, expected) => {
    const address = new URL(`https://app.example.com/bye?state=mine&${query}`)
    expect(resolveProbeAnswer(address, ISSUER)).toEqual(expected)
  })
})
