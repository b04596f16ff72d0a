import { asked, hintAndUri, hintOf } from './ask.ts'
import type { LiveCase, Trial } from './case.ts'

const RETURNED = { answer: 'redirect to the redirect URI', session: 'ended' } as const
const RETURNED_WITH_STATE = {
  answer: 'redirect to the redirect URI, with the state',
  session: 'ended',
} as const
const REFUSED = { answer: 'refused', session: 'lives' } as const

/** With a state that brings both values to so many characters, some of them slashes, which encoding makes three of. */
function ofLength(length: number, slashes: number) {
  return (trial: Trial) => {
    const rest = length - trial.settings.postLogoutRedirectUri.length - slashes
    return { ...hintAndUri(trial), state: '/'.repeat(slashes) + 'a'.repeat(rest) }
  }
}

/** With a state that brings both values, once encoded, to so many characters. */
function ofEncodedLength(length: number) {
  return (trial: Trial) => {
    const rest = length - encodeURIComponent(trial.settings.postLogoutRedirectUri).length
    return { ...hintAndUri(trial), state: 'a'.repeat(rest) }
  }
}

const withUri = (change: (uri: string) => string) => (trial: Trial) => ({
  ...hintOf(trial),
  post_logout_redirect_uri: change(trial.settings.postLogoutRedirectUri),
})

export const SIGN_OFF_CASES: readonly LiveCase[] = [
  {
    name: 'signoff without a redirect URI',
    documented: '302 to `https://apps.pingone.<tld>/<envID>/signon/#signedOff`',
    mark: '[V]',
    expected: { answer: 'redirect to the signed-off page', session: 'ended' },
    ...asked({ endpoint: 'signoff', withWhat: 'hint', parameters: hintOf }),
  },
  {
    name: 'signoff with hint and redirect URI',
    documented: '302 to the redirect URI',
    mark: '[V]',
    expected: RETURNED,
    ...asked({ endpoint: 'signoff', withWhat: 'hint, redirect URI', parameters: hintAndUri }),
  },
  {
    name: 'signoff by POST, with state',
    documented: 'the same parameters as a form; the state comes back',
    mark: '[V]',
    expected: RETURNED_WITH_STATE,
    ...asked({
      endpoint: 'signoff',
      method: 'POST',
      withWhat: 'hint, redirect URI, state',
      parameters: (trial) => ({ ...hintAndUri(trial), state: 'a b' }),
    }),
  },
  {
    name: 'signoff without a hint',
    documented: 'the redirect URI may be one of any enabled application',
    mark: '[V]',
    expected: RETURNED,
    ...asked({
      endpoint: 'signoff',
      withWhat: 'redirect URI',
      parameters: ({ settings }) => ({ post_logout_redirect_uri: settings.postLogoutRedirectUri }),
    }),
  },
  {
    name: 'signoff without the cookie',
    documented: 'the cookie is the session: without it none ends',
    mark: '[I]',
    expected: { answer: 'redirect to the redirect URI', session: 'lives' },
    ...asked({
      endpoint: 'signoff',
      hasCookie: false,
      withWhat: 'hint, redirect URI',
      parameters: hintAndUri,
    }),
  },
  {
    name: 'a redirect URI that is not registered',
    documented: 'an error page, no redirect; the session stays, since validation comes before deletion',
    mark: '[I]',
    expected: REFUSED,
    ...asked({
      endpoint: 'signoff',
      withWhat: 'hint, another redirect URI',
      parameters: withUri(() => 'https://not-registered.example/'),
    }),
  },
  {
    name: 'a redirect URI off by a slash',
    documented: 'the match is exact',
    mark: '[I]',
    expected: REFUSED,
    ...asked({
      endpoint: 'signoff',
      withWhat: 'hint, redirect URI and a slash',
      parameters: withUri((uri) => `${uri}/`),
    }),
  },
  {
    name: 'a redirect URI off by a letter’s case',
    documented: 'the match is case-sensitive',
    mark: '[I]',
    expected: REFUSED,
    ...asked({
      endpoint: 'signoff',
      withWhat: 'hint, redirect URI with its last letter in the other case',
      parameters: withUri((uri) =>
        uri.replace(/[a-z](?=[^a-z]*$)/i, (letter) =>
          letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
        ),
      ),
    }),
  },
  {
    name: 'redirect URI and state of 8191 characters once encoded',
    documented: '"a combined value of less than 8192 characters"',
    mark: '[V]',
    expected: RETURNED_WITH_STATE,
    ...asked({
      endpoint: 'signoff',
      method: 'POST',
      withWhat: 'both of 8191 characters, percent-encoded',
      parameters: ofEncodedLength(8191),
    }),
  },
  {
    name: 'redirect URI and state of 8191 characters, more once encoded',
    documented: 'whether it counts before or after encoding is not told',
    mark: '[U]',
    ...asked({
      endpoint: 'signoff',
      method: 'POST',
      withWhat: 'both of 8191 characters, some 10,200 percent-encoded',
      parameters: ofLength(8191, 1000),
    }),
  },
  {
    name: 'redirect URI and state of 8192 characters',
    documented: '"a combined value of less than 8192 characters"',
    mark: '[V]',
    expected: REFUSED,
    ...asked({
      endpoint: 'signoff',
      method: 'POST',
      withWhat: 'both of 8192 characters',
      parameters: ofLength(8192, 0),
    }),
  },
]
