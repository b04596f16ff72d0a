import { asked, hintOf } from './ask.ts'
import type { LiveCase, Trial } from './case.ts'
import { lacking } from './settings.ts'

const NO_CONTENT = { answer: 'no content', session: 'ended' } as const
const SIGNED_OFF_PAGE = { answer: 'redirect to the signed-off page', session: 'ended' } as const
const JSON_TYPE = 'application/json'

const withClient = (clientIdOf: (trial: Trial) => string) => (trial: Trial) => ({
  ...hintOf(trial),
  client_id: clientIdOf(trial),
})

export const OTHER_ENDPOINT_CASES: readonly LiveCase[] = [
  {
    name: 'idpSignoff, JSON accepted',
    documented: '204, and no cookie needed, where the application has *Terminate User Session by ID Token*',
    mark: '[V]',
    expected: NO_CONTENT,
    ...asked({
      endpoint: 'idpSignoff',
      hasCookie: false,
      withWhat: 'hint',
      parameters: hintOf,
      accept: JSON_TYPE,
    }),
  },
  {
    name: 'idpSignoff with client_id',
    documented: '`client_id` is optional',
    mark: '[V]',
    expected: NO_CONTENT,
    ...asked({
      endpoint: 'idpSignoff',
      hasCookie: false,
      withWhat: 'hint, client_id',
      parameters: withClient(({ settings }) => settings.clientId),
      accept: JSON_TYPE,
    }),
  },
  {
    name: 'idpSignoff with another client_id',
    documented: '`client_id` must match `aud`',
    mark: '[V]',
    expected: { answer: 'refused', session: 'lives' },
    ...asked({
      endpoint: 'idpSignoff',
      hasCookie: false,
      withWhat: 'hint, another client_id',
      parameters: withClient(() => '00000000-0000-4000-8000-000000000000'),
      accept: JSON_TYPE,
    }),
  },
  {
    name: 'idpSignoff, HTML accepted',
    documented: '302 to `/as/signon`',
    mark: '[V]',
    expected: { answer: 'redirect to /as/signon', session: 'ended' },
    ...asked({ endpoint: 'idpSignoff', hasCookie: false, withWhat: 'hint', parameters: hintOf }),
  },
  {
    name: 'xpSignoff to a URI of the environment',
    documented: '302 to it, where it exactly matches one of the environment’s',
    mark: '[V]',
    lacks: lacking('xpPostLogoutRedirectUri'),
    expected: { answer: 'redirect to the redirect URI', session: 'ended' },
    ...asked({
      endpoint: 'xpSignoff',
      withWhat: 'redirect URI of the environment',
      parameters: ({ settings }) => ({ post_logout_redirect_uri: settings.xpPostLogoutRedirectUri ?? '' }),
    }),
  },
  {
    name: 'xpSignoff to another URI',
    documented: 'the user lands on the signed-off page',
    mark: '[V]',
    expected: SIGNED_OFF_PAGE,
    ...asked({
      endpoint: 'xpSignoff',
      withWhat: 'another redirect URI',
      parameters: () => ({ post_logout_redirect_uri: 'https://not-registered.example/' }),
    }),
  },
  {
    name: 'revocation of the access token',
    documented: 'any 2xx, without a body; the session stays',
    mark: '[V]',
    expected: { answer: 'accepted', session: 'lives' },
    ...asked({
      endpoint: 'revocation',
      method: 'POST',
      hasCookie: false,
      withWhat: 'token, client_id',
      parameters: ({ visitor, settings }) => ({ token: visitor.accessToken, client_id: settings.clientId }),
    }),
  },
]
