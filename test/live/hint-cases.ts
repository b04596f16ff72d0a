import { asked, hintAndUri } from './ask.ts'
import type { LiveCase, Trial } from './case.ts'
import { lacking } from './settings.ts'

const REFUSED = { answer: 'refused', session: 'lives' } as const

const withHint = (hintOf: (trial: Trial) => string) => (trial: Trial) => ({
  ...hintAndUri(trial),
  id_token_hint: hintOf(trial),
})

/** Another character in the middle of the signature, where every bit counts. */
function tamper(idToken: string): string {
  const [header, payload, signature = ''] = idToken.split('.')
  const middle = signature.length >> 1
  const other = signature[middle] === 'A' ? 'B' : 'A'
  return [header, payload, signature.slice(0, middle) + other + signature.slice(middle + 1)].join('.')
}

export const HINT_CASES: readonly LiveCase[] = [
  {
    name: 'a hint that has expired',
    documented: 'an expired hint is accepted',
    mark: '[V]',
    lacks: lacking('expiredIdToken'),
    expected: { answer: 'redirect to the redirect URI', session: 'ended' },
    ...asked({
      endpoint: 'signoff',
      withWhat: 'expired hint, redirect URI',
      parameters: withHint(({ settings }) => settings.expiredIdToken ?? ''),
    }),
  },
  {
    name: 'a hint that was tampered with',
    documented: 'the hint has to be signed; the session stays',
    mark: '[V]',
    expected: REFUSED,
    ...asked({
      endpoint: 'signoff',
      withWhat: 'hint with another signature, redirect URI',
      parameters: withHint(({ visitor }) => tamper(visitor.idToken)),
    }),
  },
  {
    name: 'an access token as the hint',
    documented: 'no ID token, so no hint; the session stays',
    mark: '[I]',
    expected: REFUSED,
    ...asked({
      endpoint: 'signoff',
      withWhat: 'access token as hint, redirect URI',
      parameters: withHint(({ visitor }) => visitor.accessToken),
    }),
  },
]
