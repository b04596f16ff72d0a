import { describe, expect, it } from 'vitest'
import { isConfirmed } from '../../../src/http/is-confirmed.ts'
import { AUTH_PATH, CUSTOM_DOMAIN, checkedOf, ENV_ID, OTHER_ENV_ID, REDIRECT_URI } from '../fixtures.ts'

const CUSTOM = { authPath: CUSTOM_DOMAIN, idToken: null }
const QUERY = { postLogoutRedirectUri: `${REDIRECT_URI}?a=b` }
const SIGNED_OFF = `https://apps.pingone.eu/${ENV_ID}/signon/#signedOff`

describe('isConfirmed', () => {
  it.each<[string, number, string | null, Record<string, unknown>]>([
    ['no content', 204, null, {}],
    ['the redirect URI', 302, REDIRECT_URI, {}],
    ['the redirect URI by a 303', 303, REDIRECT_URI, {}],
    ['the redirect URI without the state', 302, REDIRECT_URI, { state: 's' }],
    ['the redirect URI with the state', 302, `${REDIRECT_URI}?state=s`, { state: 's' }],
    ['the redirect URI with an empty state', 302, `${REDIRECT_URI}?state=`, {}],
    ['a state in URI encoding', 302, `${REDIRECT_URI}?state=a%20%2B%C3%A9`, { state: 'a +é' }],
    ['a state in form encoding', 302, `${REDIRECT_URI}?state=a+%2B%C3%A9`, { state: 'a +é' }],
    ['a redirect URI with a query', 302, `${REDIRECT_URI}?a=b&state=s`, { ...QUERY, state: 's' }],
    [
      'a redirect URI as it was written',
      302,
      'https://APP.example.com',
      { postLogoutRedirectUri: 'https://APP.example.com' },
    ],
    ...[
      'https://b%C3%BCcher.example/tsch%C3%BC%C3%9F?z=%C3%A4',
      'https://xn--bcher-kva.example/tsch%C3%BC%C3%9F?z=%C3%A4&state=s',
      'https://xn--bcher-kva.example/tsch%c3%bc%c3%9f?z=%c3%a4'.replace(/%../g, (code) => code.toUpperCase()),
    ].map((location): [string, number, string, Record<string, unknown>] => [
      `a redirect URI of other letters as ${location}`,
      302,
      location,
      { postLogoutRedirectUri: 'https://bücher.example/tschüß?z=ä', state: 's' },
    ]),
    [
      'a redirect URI in its canonical form',
      302,
      'https://app.example.com/',
      { postLogoutRedirectUri: 'https://APP.example.com:443' },
    ],
    ['a state in lower-case encoding', 302, `${REDIRECT_URI}?state=%c3%a9`, { state: 'é' }],
    [
      'a query that was written otherwise',
      302,
      `${REDIRECT_URI}?a=%20&state=s`,
      { postLogoutRedirectUri: `${REDIRECT_URI}?a=+`, state: 's' },
    ],
    [
      'a native address',
      302,
      'com.example.app:/bye?state=s',
      { postLogoutRedirectUri: 'com.example.app:/bye', state: 's' },
    ],
    ['the signed-off page', 302, SIGNED_OFF, {}],
    ["a custom domain's signed-off page", 302, `${CUSTOM_DOMAIN}/signon/#signedOff`, CUSTOM],
    ["a custom domain's signed-off page by its path", 303, '/signon/#signedOff', CUSTOM],
  ])('takes %s', (_, status, location, changes) => {
    expect(isConfirmed(status, location, checkedOf(changes))).toBe(true)
  })

  it.each<[string, number, string | null, Record<string, unknown>]>([
    ['a 200', 200, null, {}],
    ['a 200 with a location', 200, REDIRECT_URI, {}],
    ['what the browser hid', 0, null, {}],
    ['a redirect to nowhere', 302, null, {}],
    ['a redirect to the empty address', 302, '', { postLogoutRedirectUri: null }],
    ['a 301', 301, REDIRECT_URI, {}],
    ['a 307', 307, REDIRECT_URI, {}],
    ['a 308', 308, REDIRECT_URI, {}],
    ['a slash more', 302, `${REDIRECT_URI}/`, {}],
    ['another state', 302, `${REDIRECT_URI}?state=t`, { state: 's' }],
    ['a state that was not sent', 302, `${REDIRECT_URI}?state=s`, {}],
    ['two states', 302, `${REDIRECT_URI}?state=s&state=s`, { state: 's' }],
    ['a fragment', 302, `${REDIRECT_URI}#state=s`, { state: 's' }],
    ['an empty state for one that was sent', 302, `${REDIRECT_URI}?state=`, { state: 's' }],
    ['a path for a redirect URI', 302, '/bye', {}],
    ['an error', 302, `${REDIRECT_URI}?error=x`, {}],
    ['an error beside the state', 302, `${REDIRECT_URI}?state=s&error=x`, { state: 's' }],
    ['another place that begins alike', 302, `${REDIRECT_URI}.example.org?state=s`, { state: 's' }],
    ['the sign-on page', 302, `https://apps.pingone.eu/${ENV_ID}/signon/?flowId=x`, {}],
    ["another environment's signed-off page", 302, SIGNED_OFF.replace(ENV_ID, OTHER_ENV_ID), {}],
    ["another region's signed-off page", 302, SIGNED_OFF.replace('.eu', '.com'), {}],
    ['a signed-off page at the wrong host', 302, `${AUTH_PATH}/${ENV_ID}/signon/#signedOff`, {}],
    ['a regional signed-off page for a custom domain', 302, SIGNED_OFF, CUSTOM],
    ['no address', 302, 'https://', {}],
  ])('does not take %s', (_, status, location, changes) => {
    expect(isConfirmed(status, location, checkedOf(changes))).toBe(false)
  })
})
