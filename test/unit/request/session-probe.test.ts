import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { buildProbeUrl, type SessionProbe } from '../../../src/request/session-probe.ts'
import { AUTH_PATH, CLIENT_ID, CUSTOM_DOMAIN, ENV_ID, ISSUER, makeIdToken, refusalOf } from '../fixtures.ts'

type Changes = Record<string, unknown>

const REDIRECT_URI = 'https://app.example.com/bye'

function probeOf(changes: Changes = {}): SessionProbe {
  const probe = {
    authPath: AUTH_PATH,
    envID: ENV_ID,
    clientId: CLIENT_ID,
    redirectUri: REDIRECT_URI,
    state: 'a-state',
  }
  return { ...probe, ...changes } as SessionProbe
}

const queryOf = (url: string) => [...new URL(url).searchParams]

describe('buildProbeUrl', () => {
  it('asks with prompt=none for a code that nobody can redeem', () => {
    const url = buildProbeUrl(probeOf())
    const challenge = new URL(url).searchParams.get('code_challenge')
    expect(challenge).toMatch(/^[\w-]{43}$/)
    expect([url.split('?')[0], queryOf(url)]).toEqual([
      `${ISSUER}/authorize`,
      [
        ['response_type', 'code'],
        ['client_id', CLIENT_ID],
        ['redirect_uri', REDIRECT_URI],
        ['scope', 'openid'],
        ['prompt', 'none'],
        ['state', 'a-state'],
        ['code_challenge', challenge],
        ['code_challenge_method', 'S256'],
      ],
    ])
  })

  it('has another challenge each time', () => {
    const challenges = Array.from({ length: 100 }, () =>
      new URL(buildProbeUrl(probeOf())).searchParams.get('code_challenge'),
    )
    expect(new Set(challenges).size).toBe(100)
  })

  it('asks for the session of one user by the ID token, last', () => {
    const idToken = makeIdToken()
    expect(queryOf(buildProbeUrl(probeOf({ idToken }))).at(-1)).toEqual(['id_token_hint', idToken])
  })

  it('keeps the environment out of the path of a custom domain', () => {
    const url = buildProbeUrl(probeOf({ authPath: CUSTOM_DOMAIN }))
    expect(url.split('?')[0]).toBe(`${CUSTOM_DOMAIN}/as/authorize`)
  })

  it.each<[string, Changes, [string, string]]>([
    [
      'the redirect URI',
      { redirectUri: 'https://App.example.com:443/b ye'.replace(' ', '%20') },
      ['redirect_uri', 'https://App.example.com:443/b%20ye'],
    ],
    [
      'a native redirect URI',
      { redirectUri: 'com.example.shop://bye' },
      ['redirect_uri', 'com.example.shop://bye'],
    ],
    ['the state', { state: 'a b+c&d=é' }, ['state', 'a b+c&d=é']],
    ['a client ID that is no UUID', { clientId: 'my app' }, ['client_id', 'my app']],
  ])('sends %s as it is', (_, changes, pair) => {
    expect(queryOf(buildProbeUrl(probeOf(changes)))).toContainEqual(pair)
  })

  it.each<[string, Changes, [code: string, option: string][]]>([
    [
      'nothing',
      { authPath: undefined, clientId: '', redirectUri: null, state: undefined },
      [
        ['INVALID_AUTH_PATH', 'authPath'],
        ['INVALID_OPTION', 'clientId'],
        ['INVALID_OPTION', 'redirectUri'],
        ['INVALID_OPTION', 'state'],
      ],
    ],
    ['no client ID', { clientId: undefined }, [['INVALID_OPTION', 'clientId']]],
    ['a client ID of another type', { clientId: 5 }, [['INVALID_OPTION', 'clientId']]],
    ['no redirect URI', { redirectUri: undefined }, [['INVALID_OPTION', 'redirectUri']]],
    ['a URL object', { redirectUri: new URL(REDIRECT_URI) }, [['INVALID_OPTION', 'redirectUri']]],
    ['no state', { state: null }, [['INVALID_OPTION', 'state']]],
    ['a state with a control character', { state: 'a\nb' }, [['INVALID_STATE', 'state']]],
    ['a relative redirect URI', { redirectUri: '/bye' }, [['INVALID_REDIRECT_URI', 'redirectUri']]],
    ['a fragment', { redirectUri: `${REDIRECT_URI}#` }, [['INVALID_REDIRECT_URI', 'redirectUri']]],
    ['a script', { redirectUri: 'javascript:alert(1)' }, [['INVALID_REDIRECT_URI', 'redirectUri']]],
    [
      'a state of its own',
      { redirectUri: `${REDIRECT_URI}?state=1` },
      [['INVALID_REDIRECT_URI', 'redirectUri']],
    ],
    ['http', { redirectUri: 'http://app.example.com/bye' }, [['INSECURE_REDIRECT_URI', 'redirectUri']]],
    ['a wrong region', { authPath: 'https://auth.pingone.uk' }, [['UNKNOWN_REGION', 'authPath']]],
    ['no environment', { envID: undefined }, [['INVALID_ENV_ID', 'envID']]],
    ['an access token', { idToken: makeIdToken({ scope: 'openid' }) }, [['NOT_AN_ID_TOKEN', 'idToken']]],
    [
      'a hint of another application',
      { idToken: makeIdToken({ aud: 'other' }) },
      [['AUDIENCE_MISMATCH', 'idToken']],
    ],
  ])('refuses %s', (_, changes, expected) => {
    const { code, problems } = refusalOf(() => buildProbeUrl(probeOf(changes)))
    expect([code, problems.map(({ code, option }) => [code, option])]).toEqual([expected[0]?.[0], expected])
  })

  it('names what is to be changed by its name in the PingOne console', () => {
    const { problems } = refusalOf(() => buildProbeUrl(probeOf({ redirectUri: '/bye' })))
    expect(problems).toEqual([
      {
        code: 'INVALID_REDIRECT_URI',
        level: 'error',
        option: 'redirectUri',
        message: 'redirectUri is not absolute.',
        fix: 'Write it as under Redirect URIs in the PingOne console, without state.',
      },
    ])
  })

  it('tells no token and no state', () => {
    const idToken = makeIdToken({ iss: 'https://login.example.com/as' })
    const error = refusalOf(() => buildProbeUrl(probeOf({ idToken, state: 'secret-state\n' })))
    const told = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)
    expect([told.includes(idToken.slice(0, 16)), told.includes('secret-state')]).toEqual([false, false])
  })

  it('reads own properties alone', () => {
    const inherited = Object.create(probeOf())
    expect(refusalOf(() => buildProbeUrl(inherited)).code).toBe('INVALID_AUTH_PATH')
  })
})
