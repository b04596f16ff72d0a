/** Every code that options alone can bring about. */
import { buildSignOffForm, buildSignOffUrl, type SignOffOptions, signOff } from 'pingone-signoff'
import { makeIdToken } from './id-token.ts'
import { type Failure, outcomeOf } from './outcome.ts'
import type { Check } from './suite.ts'

const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const OTHER_ENV_ID = '43e202c5-0000-4000-8000-2f0a7e0e1c11'
const REQUEST = {
  authPath: 'https://auth.pingone.eu',
  envID: ENV_ID,
  postLogoutRedirectUri: 'https://app.example.com/bye',
}
const hintOf = (iss: string, claims = {}) => makeIdToken({ iss, ...claims })
const OWN_ISSUER = `${REQUEST.authPath}/${ENV_ID}/as`

type Fault = readonly [code: string, option: string, changes: Record<string, unknown>]

const FAULTS: readonly Fault[] = [
  ['INVALID_AUTH_PATH', 'authPath', { authPath: 'https://auth.pingone.eu:443' }],
  ['INVALID_AUTH_PATH', 'authPath', { authPath: 'https://login.example.com/as' }],
  ['UNKNOWN_REGION', 'authPath', { authPath: 'https://auth.pingone.uk' }],
  ['INVALID_ENV_ID', 'envID', { envID: 'eb41e805' }],
  ['INVALID_ID_TOKEN', 'idToken', { idToken: 'a.b' }],
  ['INVALID_ID_TOKEN', 'idToken', { idToken: 'eyJ.@@.x' }],
  ['NOT_AN_ID_TOKEN', 'idToken', { idToken: hintOf(OWN_ISSUER, { scope: 'openid' }) }],
  ['REGION_MISMATCH', 'idToken', { idToken: hintOf(`https://auth.pingone.com/${ENV_ID}/as`) }],
  ['ENVIRONMENT_MISMATCH', 'idToken', { idToken: hintOf(`https://auth.pingone.eu/${OTHER_ENV_ID}/as`) }],
  ['ISSUER_MISMATCH', 'idToken', { idToken: hintOf('https://login.example.com/as') }],
  ['AUDIENCE_MISMATCH', 'idToken', { idToken: hintOf(OWN_ISSUER), clientId: 'forum' }],
  ['ID_TOKEN_REQUIRED', 'idToken', { endpoint: 'idpSignoff' }],
  ['INVALID_REDIRECT_URI', 'postLogoutRedirectUri', { postLogoutRedirectUri: 'javascript:alert(1)' }],
  [
    'INVALID_REDIRECT_URI',
    'postLogoutRedirectUri',
    { postLogoutRedirectUri: 'https://app.example.com/?st%61te=x' },
  ],
  ['INSECURE_REDIRECT_URI', 'postLogoutRedirectUri', { postLogoutRedirectUri: 'http://app.example.com/bye' }],
  [
    'UNREGISTERED_REDIRECT_URI',
    'postLogoutRedirectUri',
    { postLogoutRedirectUris: ['https://app.example.com/bye/'] },
  ],
  ['INVALID_STATE', 'state', { state: 'a\ud800' }],
  ['TOO_LONG', 'state', { state: 'x'.repeat(8192) }],
  ['RESERVED_PARAMETER', 'extraParameters', { extraParameters: { id_token_hint: 'x' } }],
  ['INVALID_OPTION', 'allowInsecureRedirect', { allowInsecureRedirect: 'yes' }],
]

/** Of `signOff` alone. */
const OPTION_FAULTS: readonly Fault[] = [
  ['INVALID_OPTION', 'timeout', { timeout: -1, sessionToken: 'x' }],
  ['INVALID_OPTION', 'method', { method: 'PUT', sessionToken: 'x' }],
  ['INVALID_SESSION_TOKEN', 'sessionToken', { sessionToken: 'x\r\nhost: evil.example' }],
  ['SESSION_TOKEN_REQUIRED', 'sessionToken', {}],
]

function failureOf(code: string, option: string): Failure {
  return { code, option, problems: [[code as Failure['problems'][number][0], option]] }
}

function checkFault([code, option, changes]: Fault): Check {
  const request = { ...REQUEST, ...changes } as SignOffOptions
  const failure = failureOf(code, option)
  return {
    name: `${code} for ${JSON.stringify(changes).slice(0, 60)}`,
    expected: [failure, failure, failure],
    find: async () => [
      await outcomeOf(() => buildSignOffUrl(request)),
      await outcomeOf(() => buildSignOffForm(request)),
      await outcomeOf(() => signOff({ sessionToken: 'x', ...request })),
    ],
  }
}

function checkOptionFault([code, option, changes]: Fault): Check {
  return {
    name: `signOff: ${code} for ${JSON.stringify(changes)}`,
    expected: failureOf(code, option),
    find: () => outcomeOf(() => signOff({ ...REQUEST, ...changes } as SignOffOptions)),
  }
}

export const FAULT_CHECKS: readonly Check[] = [
  ...FAULTS.map(checkFault),
  ...OPTION_FAULTS.map(checkOptionFault),
]
