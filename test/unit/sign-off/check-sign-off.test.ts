import { describe, expect, it, vi } from 'vitest'
import { checkSignOff } from '../../../src/sign-off/check-sign-off.ts'
import { CUSTOM_DOMAIN, found, ISSUER, makeIdToken, OTHER_ENV_ID, requestOf } from '../fixtures.ts'

type Changes = Record<string, unknown>

const LONG = 'a'.repeat(8192)

/** Every code of the contract, in its order: what is wrong, and what is next to it and right. */
const CODES: [code: string, option: string, bad: Changes, good: Changes][] = [
  [
    'INVALID_AUTH_PATH',
    'authPath',
    { authPath: 'https://auth.pingone.eu:443' },
    { authPath: 'https://auth.pingone.eu/' },
  ],
  [
    'UNKNOWN_REGION',
    'authPath',
    { authPath: 'https://auth.pingone.uk' },
    { authPath: 'https://auth.pingone.uk', idToken: makeIdToken({ iss: ISSUER.replace('.eu', '.uk') }) },
  ],
  [
    'INVALID_ENV_ID',
    'envID',
    { authPath: CUSTOM_DOMAIN, envID: 'x', idToken: makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` }) },
    {},
  ],
  ['INVALID_ID_TOKEN', 'idToken', { idToken: 'a.b' }, { idToken: makeIdToken({ exp: 1 }) }],
  [
    'NOT_AN_ID_TOKEN',
    'idToken',
    { idToken: makeIdToken({ scope: 'openid' }) },
    { idToken: makeIdToken({ scp: 'x' }) },
  ],
  ['REGION_MISMATCH', 'idToken', { authPath: 'https://auth.pingone.com' }, {}],
  ['ENVIRONMENT_MISMATCH', 'idToken', { envID: OTHER_ENV_ID }, {}],
  [
    'ISSUER_MISMATCH',
    'idToken',
    { authPath: CUSTOM_DOMAIN },
    { authPath: CUSTOM_DOMAIN, idToken: makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` }) },
  ],
  ['AUDIENCE_MISMATCH', 'idToken', { clientId: 'other' }, { clientId: null }],
  [
    'ID_TOKEN_REQUIRED',
    'idToken',
    { endpoint: 'idpSignoff', idToken: null, postLogoutRedirectUri: null },
    { endpoint: 'idpSignoff' },
  ],
  ['INVALID_REDIRECT_URI', 'postLogoutRedirectUri', { postLogoutRedirectUri: 'https://a.example/#' }, {}],
  [
    'INSECURE_REDIRECT_URI',
    'postLogoutRedirectUri',
    { postLogoutRedirectUri: 'http://a.example/' },
    { postLogoutRedirectUri: 'http://a.example/', allowInsecureRedirect: true },
  ],
  [
    'UNREGISTERED_REDIRECT_URI',
    'postLogoutRedirectUri',
    { postLogoutRedirectUris: ['https://app.example.com/Bye'] },
    { postLogoutRedirectUris: ['https://app.example.com/bye'] },
  ],
  ['INVALID_STATE', 'state', { state: '\ud800' }, { state: 'ok' }],
  ['TOO_LONG', 'state', { state: LONG }, { state: LONG.slice(0, 7000) }],
  [
    'RESERVED_PARAMETER',
    'extraParameters',
    { extraParameters: { state: 'x' } },
    { extraParameters: { acr: 'x' } },
  ],
  ['INVALID_OPTION', 'timeout', { timeout: 0 }, { timeout: 1 }],
  [
    'INVALID_SESSION_TOKEN',
    'sessionToken',
    { mode: 'fetch', sessionToken: 'a\nb' },
    { mode: 'fetch', sessionToken: 'a b' },
  ],
  [
    'SESSION_TOKEN_REQUIRED',
    'sessionToken',
    { mode: 'fetch', authPath: CUSTOM_DOMAIN, idToken: makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` }) },
    { mode: 'fetch', endpoint: 'idpSignoff' },
  ],
]

const WARNINGS: [code: string, option: string, bad: Changes, good: Changes][] = [
  ['REDIRECT_WITHOUT_ID_TOKEN', 'idToken', { idToken: null }, {}],
  [
    'NO_REDIRECT_URI',
    'postLogoutRedirectUri',
    { postLogoutRedirectUri: null },
    { endpoint: 'idpSignoff', postLogoutRedirectUri: null },
  ],
  [
    'STATE_WITHOUT_REDIRECT_URI',
    'state',
    { state: 's', postLogoutRedirectUri: null, endpoint: 'idpSignoff' },
    { state: 's' },
  ],
  ['STATE_NOT_ASCII', 'state', { state: 'é' }, { state: '~' }],
  [
    'UNVERIFIABLE_RETURN',
    'postLogoutRedirectUri',
    { postLogoutRedirectUri: 'https://www.example.com/bye' },
    { postLogoutRedirectUri: 'https://app.example.com/bye' },
  ],
  ['NO_SIGN_OFF_ELSEWHERE', 'endpoint', { endpoint: 'idpSignoff' }, { endpoint: 'xpSignoff' }],
  ['LONG_URL', 'idToken', { state: LONG.slice(0, 8000) }, { state: LONG.slice(0, 8000), method: 'POST' }],
  [
    'LONG_REDIRECT',
    'state',
    { state: 'é'.repeat(1400), method: 'POST' },
    { state: 'a'.repeat(7000), method: 'POST' },
  ],
  [
    'FETCH_NEEDS_COOKIES',
    'mode',
    { mode: 'fetch' },
    { mode: 'fetch', authPath: CUSTOM_DOMAIN, idToken: makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` }) },
  ],
]

const errorsOf = (changes: Changes) =>
  checkSignOff(requestOf(changes)).filter(({ level }) => level === 'error')

describe('checkSignOff', () => {
  it('finds nothing in options that are fine', () => {
    expect(checkSignOff(requestOf())).toEqual([])
  })

  it.each(CODES)('finds %s in %s', (code, option, bad, good) => {
    expect([found(errorsOf(bad)), errorsOf(good)]).toEqual([[[code, option]], []])
  })

  it.each(WARNINGS)('warns of %s in %s', (code, option, bad, good) => {
    // On a page, where no session token is asked for.
    vi.stubGlobal('document', {})
    vi.stubGlobal('location', { origin: 'https://app.example.com' })
    const levels = (changes: Changes) =>
      checkSignOff(requestOf(changes)).filter((problem) => problem.code === code || problem.level === 'error')
    expect([
      levels(bad).map((problem) => [problem.level, problem.code, problem.option]),
      levels(good),
    ]).toEqual([[['warning', code, option]], []])
  })

  it('counts on a page the state that signOff would make', () => {
    const postLogoutRedirectUri = 'https://app.example.com/'.padEnd(8191, 'a')
    const elsewhere = found(errorsOf({ postLogoutRedirectUri }))
    vi.stubGlobal('document', {})
    vi.stubGlobal('location', { origin: 'https://app.example.com' })
    const onPage = found(errorsOf({ postLogoutRedirectUri }))
    expect([elsewhere, onPage]).toEqual([[], [['TOO_LONG', 'state']]])
  })

  it('puts errors first, in the order of the contract, and warnings last', () => {
    const options = requestOf({
      mode: 'fetch',
      timeout: -1,
      endpoint: 'xpSignoff',
      clientId: 'other',
      postLogoutRedirectUri: null,
      state: 'é',
    })
    expect(checkSignOff(options).map(({ level, code }) => [level, code])).toEqual([
      ['error', 'AUDIENCE_MISMATCH'],
      ['error', 'INVALID_OPTION'],
      ['error', 'SESSION_TOKEN_REQUIRED'],
      ['warning', 'NO_REDIRECT_URI'],
      ['warning', 'STATE_WITHOUT_REDIRECT_URI'],
      ['warning', 'STATE_NOT_ASCII'],
      ['warning', 'FETCH_NEEDS_COOKIES'],
    ])
  })

  it.each<[string, Changes]>([
    ['no mode', {}],
    ['mode redirect', { mode: 'redirect' }],
    ['a back end with its cookie', { mode: 'fetch', sessionToken: 'token' }],
    ['app state, which a page may keep', { appState: { returnTo: '/' } }],
  ])('asks a back end for nothing more with %s', (_, changes) => {
    expect(checkSignOff(requestOf(changes))).toEqual([])
  })

  it('tells idpSignoff that nobody else hears of it', () => {
    const problems = checkSignOff(requestOf({ mode: 'fetch', endpoint: 'idpSignoff' }))
    expect(found(problems)).toEqual([['NO_SIGN_OFF_ELSEWHERE', 'endpoint']])
  })

  it('finds FRAMED_REDIRECT in a frame', () => {
    vi.stubGlobal('document', {})
    vi.stubGlobal('location', { origin: 'https://app.example.com' })
    vi.stubGlobal('top', {})
    const errors = (changes: Changes) => found(errorsOf(changes))
    expect([errors({}), errors({ navigate: 'top' })]).toEqual([[['FRAMED_REDIRECT', 'mode']], []])
  })

  it('sees every problem of an error that buildSignOffUrl would throw, and tells no secret', () => {
    const text = JSON.stringify(
      checkSignOff(requestOf({ idToken: 'canary', state: 'canary\n', sessionToken: 'canary\n' })),
    )
    expect([JSON.parse(text).length > 0, text.includes('canary')]).toEqual([true, false])
  })
})
