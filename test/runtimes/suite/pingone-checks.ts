/** signOff against a provider in the place of PingOne, which alone can tell whether the session has ended. */
import { type SignOffOptions, signOff } from 'pingone-signoff'
import { outcomeOf } from './outcome.ts'
import { type Session, settings } from './settings.ts'
import type { Check } from './suite.ts'

const { authPath, envID, clientId, postLogoutRedirectUri, server } = settings
const PARTY = { authPath, envID, clientId, postLogoutRedirectUri }
const CONFIRMED = { mode: 'fetch', confirmed: true, steps: {} }
const RETURNED = { ...CONFIRMED, status: 302, location: postLogoutRedirectUri }

type Row = readonly [name: string, changes: Partial<SignOffOptions>, outcome: unknown]

const ENDING: readonly Row[] = [
  ['signoff', {}, RETURNED],
  [
    'signoff by POST',
    { method: 'POST', state: 'a b' },
    { ...RETURNED, location: `${postLogoutRedirectUri}?state=a%20b` },
  ],
  [
    'signoff without a redirect URI',
    { postLogoutRedirectUri: null },
    { ...RETURNED, location: `/${envID}/signon/#signedOff` },
  ],
  ['xpSignoff', { endpoint: 'xpSignoff' }, RETURNED],
  ['idpSignoff', { endpoint: 'idpSignoff', sessionToken: null }, { ...CONFIRMED, status: 204 }],
]

async function signOn(): Promise<Session> {
  return (await fetch(`${server}/sign-on`)).json()
}

/** What `prompt=none` says. */
async function askPingOne({ number }: Session): Promise<string> {
  return (await fetch(`${server}/session?number=${number}`)).text()
}

function checkEnding([name, changes, outcome]: Row): Check {
  return {
    name: `${name} ends the session at PingOne`,
    expected: ['signed on', outcome, 'login_required'],
    find: async () => {
      const session = await signOn()
      const before = await askPingOne(session)
      const { idToken, cookie: sessionToken } = session
      return [
        before,
        await signOff({ ...PARTY, idToken, sessionToken, ...changes }),
        await askPingOne(session),
      ]
    },
  }
}

export const PINGONE_CHECKS: readonly Check[] = [
  ...ENDING.map(checkEnding),
  {
    name: 'the bare value of ST ends the session at PingOne',
    expected: [RETURNED, 'login_required'],
    find: async () => {
      const session = await signOn()
      const [, sessionToken = ''] = /(?:^|; )ST=([^;]*)/.exec(session.cookie) ?? []
      return [await signOff({ ...PARTY, idToken: session.idToken, sessionToken }), await askPingOne(session)]
    },
  },
  {
    name: 'a sign-off that PingOne refuses leaves the session',
    expected: [
      {
        code: 'REJECTED',
        option: 'postLogoutRedirectUri',
        problems: [],
        status: 400,
        pingOne: {
          code: 'INVALID_DATA',
          message: 'The request could not be completed. One or more validation errors were in the request.',
          details: [
            {
              code: 'INVALID_POST_LOGOUT_REDIRECT_URI',
              target: 'post_logout_redirect_uri',
              message: 'The post logout redirect URI is not registered',
            },
          ],
        },
      },
      'signed on',
    ],
    find: async () => {
      const session = await signOn()
      const { idToken, cookie: sessionToken } = session
      const wrong = { ...PARTY, postLogoutRedirectUri: `${postLogoutRedirectUri}/`, idToken, sessionToken }
      return [await outcomeOf(() => signOff(wrong)).then(withoutId), await askPingOne(session)]
    },
  },
]

/** PingOne's `id` differs each time. */
function withoutId(failure: unknown): unknown {
  return JSON.parse(JSON.stringify(failure, (key, value) => (key === 'id' ? undefined : value)))
}
