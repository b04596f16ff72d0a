/** What needs no network. */
import {
  buildSignOffForm,
  buildSignOffUrl,
  checkSignOff,
  completeSignOff,
  generateState,
  isSigningOff,
  onSignedOff,
  pingOneEndpoints,
} from 'pingone-signoff'
import { makeIdToken } from './id-token.ts'
import type { Check } from './suite.ts'

const ENV_ID = 'eb41e805-36a5-47df-af01-c5235f410c8e'
const BASE = `https://auth.pingone.eu/${ENV_ID}`
const idToken = makeIdToken({ iss: `${BASE}/as` })

/** Every kind of character that encoders disagree on. */
const REQUEST = {
  authPath: 'https://auth.pingone.eu',
  envID: ENV_ID,
  idToken,
  clientId: 'shop',
  postLogoutRedirectUri: "https://App.example.com:443/bye?a=b%20c+d&x='ü'",
  state: "a b+c%20&=é'()*!~🙂",
  extraParameters: { ui_locales: 'de fr' },
}

export const BUILD_CHECKS: readonly Check[] = [
  {
    name: 'buildSignOffUrl encodes byte by byte',
    expected: [
      `${BASE}/as/signoff?id_token_hint=${idToken}`,
      "post_logout_redirect_uri=https%3A%2F%2FApp.example.com%3A443%2Fbye%3Fa%3Db%2520c%2Bd%26x%3D'%C3%BC'",
      "state=a%20b%2Bc%2520%26%3D%C3%A9'()*!~%F0%9F%99%82",
      'ui_locales=de%20fr',
    ].join('&'),
    find: () => buildSignOffUrl(REQUEST),
  },
  {
    name: 'buildSignOffUrl sends client_id to idpSignoff',
    expected: `${BASE}/as/idpSignoff?id_token_hint=${idToken}&client_id=shop`,
    find: () =>
      buildSignOffUrl({
        ...REQUEST,
        endpoint: 'idpSignoff',
        postLogoutRedirectUri: null,
        state: '',
        extraParameters: {},
      }),
  },
  {
    name: 'buildSignOffForm has the same pairs',
    expected: {
      action: `${BASE}/as/signoff`,
      fields: {
        id_token_hint: idToken,
        post_logout_redirect_uri: REQUEST.postLogoutRedirectUri,
        state: REQUEST.state,
        ui_locales: 'de fr',
      },
    },
    find: () => buildSignOffForm(REQUEST),
  },
  {
    name: 'URL reads the built query as the form',
    expected: Object.entries(buildSignOffForm(REQUEST).fields),
    find: () => [...new URL(buildSignOffUrl(REQUEST)).searchParams],
  },
  {
    name: 'pingOneEndpoints at a region',
    expected: {
      issuer: `${BASE}/as`,
      signoff: `${BASE}/as/signoff`,
      idpSignoff: `${BASE}/as/idpSignoff`,
      xpSignoff: `${BASE}/xp/signoff`,
      revocation: `${BASE}/as/revoke`,
      discovery: `${BASE}/as/.well-known/openid-configuration`,
    },
    find: () => pingOneEndpoints({ authPath: new URL(REQUEST.authPath), envID: ENV_ID.toUpperCase() }),
  },
  { name: 'checkSignOff finds nothing', expected: [], find: () => checkSignOff({ ...REQUEST, state: 's' }) },
  {
    name: 'checkSignOff finds errors in order, then warnings',
    expected: [
      ['INVALID_ENV_ID', 'error', 'envID'],
      ['INVALID_STATE', 'error', 'state'],
      ['NO_REDIRECT_URI', 'warning', 'postLogoutRedirectUri'],
      ['STATE_WITHOUT_REDIRECT_URI', 'warning', 'state'],
      ['STATE_NOT_ASCII', 'warning', 'state'],
    ],
    find: () => {
      const problems = checkSignOff({ authPath: REQUEST.authPath, envID: 'x', state: 'é\n' })
      return problems.map(({ code, level, option }) => [code, level, option])
    },
  },
  {
    name: 'generateState makes 43 characters of base64url, never the same',
    expected: { isWellFormed: true, different: 100 },
    find: () => {
      const states = Array.from({ length: 100 }, generateState)
      const isWellFormed = states.every((state) => /^[\w-]{43}$/.test(state))
      return { isWellFormed, different: new Set(states).size }
    },
  },
  {
    name: 'completeSignOff is none outside a browser, whatever the URL',
    expected: [{ status: 'none' }, { status: 'none' }, { status: 'none' }],
    find: () =>
      [undefined, { url: 'https://app.example.com/bye?state=s' }, { url: '::' }].map(completeSignOff),
  },
  { name: 'isSigningOff is false', expected: false, find: isSigningOff },
  {
    name: 'onSignedOff listens to nothing and unsubscribes',
    expected: [],
    find: () => {
      const heard: unknown[] = []
      const unsubscribe = onSignedOff((event) => heard.push(event))
      unsubscribe()
      unsubscribe()
      return heard
    },
  },
]
