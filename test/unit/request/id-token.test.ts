import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import { resolveAuthorizationServer } from '../../../src/request/authorization-server.ts'
import { checkIdToken, parseIdToken } from '../../../src/request/id-token.ts'
import {
  AUTH_PATH,
  base64url,
  CLIENT_ID,
  CUSTOM_DOMAIN,
  ENV_ID,
  found,
  ISSUER,
  makeIdToken,
  makeIdTokenOfLength,
  OTHER_ENV_ID,
} from '../fixtures.ts'

function parse(idToken: string) {
  const problems: SignOffProblem[] = []
  const claims = parseIdToken(idToken, createReport(problems))
  return { claims, found: found(problems) }
}

function tokenWithPayload(payload: string | Uint8Array): string {
  return `${base64url('{}')}.${base64url(payload)}.${base64url('signature')}`
}

function replacePart(index: number, part: string): string {
  return Object.assign(makeIdToken().split('.'), { [index]: part }).join('.')
}

const CLAIMS = { iss: ISSUER, aud: [CLIENT_ID], env: ENV_ID }

describe('parseIdToken', () => {
  it.each<[string, string, object]>([
    ['an expired token', makeIdToken({ exp: 1 }), CLAIMS],
    ['a token without exp', makeIdToken({ exp: undefined }), CLAIMS],
    [
      'several audiences',
      makeIdToken({ aud: ['other', CLIENT_ID] }),
      { ...CLAIMS, aud: ['other', CLIENT_ID] },
    ],
    ['no env', makeIdToken({ env: undefined }), { ...CLAIMS, env: undefined }],
    ['names beyond ASCII', makeIdToken({ name: 'Zoë 日本 🙂', given_name: '???>>>~~~' }), CLAIMS],
    ['an unsigned header', makeIdToken().replace(/^[^.]+/, base64url('{"alg":"none"}')), CLAIMS],
    ['65,536 characters', makeIdTokenOfLength(65_536), CLAIMS],
    [
      'a claim named __proto__',
      tokenWithPayload(`{"__proto__":{"scope":"x"},"iss":"${ISSUER}","aud":"a"}`),
      {
        iss: ISSUER,
        aud: ['a'],
        env: undefined,
      },
    ],
  ])('reads %s', (_, idToken, claims) => {
    expect(parse(idToken)).toEqual({ claims, found: [] })
  })

  it.each([
    ['65,537 characters', makeIdTokenOfLength(65_537)],
    ['an opaque token', 'opaque'],
    ['two parts', makeIdToken().split('.').slice(0, 2).join('.')],
    ['four parts', `${makeIdToken()}.x`],
    ['five parts, encrypted', 'a.b.c.d.e'],
    ['an empty header', replacePart(0, '')],
    ['an empty payload', replacePart(1, '')],
    ['an empty signature', replacePart(2, '')],
    ['padding', replacePart(1, `${base64url('{}')}==`)],
    ['plain base64', replacePart(1, '/+/+')],
    ['a space at the end', `${makeIdToken()} `],
    ['a line feed at the end', `${makeIdToken()}\n`],
    ['a Bearer prefix', `Bearer ${makeIdToken()}`],
    ['a payload cut short', replacePart(1, 'eyJpc')],
    ['a payload that is no JSON', tokenWithPayload('iss')],
    ['an array', tokenWithPayload('[]')],
    ['null', tokenWithPayload('null')],
    ['text', tokenWithPayload('"iss aud"')],
    ['no iss', makeIdToken({ iss: undefined })],
    ['an empty iss', makeIdToken({ iss: '' })],
    ['a number for iss', makeIdToken({ iss: 5 })],
    ['no aud', makeIdToken({ aud: undefined })],
    ['a null aud', makeIdToken({ aud: null })],
    ['an empty aud', makeIdToken({ aud: '' })],
    ['an empty array for aud', makeIdToken({ aud: [] })],
    ['iss and aud by a prototype', tokenWithPayload(`{"__proto__":{"iss":"${ISSUER}","aud":"a"}}`)],
  ])('refuses %s', (_, idToken) => {
    expect(parse(idToken)).toEqual({ claims: undefined, found: [['INVALID_ID_TOKEN', 'idToken']] })
  })

  it.each([
    ['an access token', makeIdToken({ scope: 'openid profile' }), [['NOT_AN_ID_TOKEN', 'idToken']]],
    ['an access token without scopes', makeIdToken({ scope: '' }), [['NOT_AN_ID_TOKEN', 'idToken']]],
    ['an access token whose scope is null', makeIdToken({ scope: null }), [['NOT_AN_ID_TOKEN', 'idToken']]],
    [
      'a logout token',
      makeIdToken({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
      [['NOT_AN_ID_TOKEN', 'idToken']],
    ],
    [
      'an access token without aud',
      makeIdToken({ scope: 'openid', aud: undefined }),
      [
        ['NOT_AN_ID_TOKEN', 'idToken'],
        ['INVALID_ID_TOKEN', 'idToken'],
      ],
    ],
  ])('tells %s from an ID token', (_, idToken, expected) => {
    expect(parse(idToken).found).toEqual(expected)
  })
})

interface Place {
  authPath?: string
  envID?: string | undefined
  clientId?: string
}

function check(claims: Record<string, unknown>, { authPath = AUTH_PATH, clientId, ...rest }: Place = {}) {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const envID = 'envID' in rest ? rest.envID : ENV_ID
  const server = resolveAuthorizationServer({ authPath, envID }, undefined, report)
  checkIdToken({ ...CLAIMS, ...claims }, server, clientId, report)
  return found(problems)
}

const CUSTOM_ISSUER = `${CUSTOM_DOMAIN}/as`
const LOOPBACK = 'http://localhost:3000'

describe('checkIdToken', () => {
  it.each<[string, Record<string, unknown>, Place]>([
    ['the regional issuer', {}, {}],
    ['the regional issuer and no env', { env: undefined }, {}],
    ['an upper-case envID', {}, { envID: ENV_ID.toUpperCase() }],
    ['the custom domain', { iss: CUSTOM_ISSUER }, { authPath: CUSTOM_DOMAIN }],
    [
      'the custom domain without envID',
      { iss: CUSTOM_ISSUER },
      { authPath: CUSTOM_DOMAIN, envID: undefined },
    ],
    ['the custom domain and no env', { iss: CUSTOM_ISSUER, env: undefined }, { authPath: CUSTOM_DOMAIN }],
    ['loopback', { iss: `${LOOPBACK}/${ENV_ID}/as` }, { authPath: LOOPBACK }],
    [
      'loopback, whatever env says',
      { iss: `${LOOPBACK}/${ENV_ID}/as`, env: OTHER_ENV_ID },
      { authPath: LOOPBACK },
    ],
    ['loopback without envID', { iss: `${LOOPBACK}/as` }, { authPath: LOOPBACK, envID: undefined }],
    ['the application', {}, { clientId: CLIENT_ID }],
    ['the application among others', { aud: ['other', CLIENT_ID] }, { clientId: CLIENT_ID }],
    ['any application where none is given', { aud: ['other'] }, {}],
  ])('takes %s', (_, claims, place) => {
    expect(check(claims, place)).toEqual([])
  })

  it.each<[string, string, Record<string, unknown>, Place]>([
    ['REGION_MISMATCH', 'another region', { iss: `https://auth.pingone.com/${ENV_ID}/as` }, {}],
    ['REGION_MISMATCH', 'another new region', { iss: `https://auth.pingone.uk/${ENV_ID}/as` }, {}],
    ['ENVIRONMENT_MISMATCH', 'another environment', { iss: `${AUTH_PATH}/${OTHER_ENV_ID}/as` }, {}],
    [
      'ENVIRONMENT_MISMATCH',
      'another environment of another region',
      { iss: `https://auth.pingone.com/${OTHER_ENV_ID}/as` },
      {},
    ],
    [
      'ENVIRONMENT_MISMATCH',
      "a custom domain's env",
      { iss: CUSTOM_ISSUER, env: OTHER_ENV_ID },
      { authPath: CUSTOM_DOMAIN },
    ],
    [
      'ENVIRONMENT_MISMATCH',
      'another environment for a custom domain',
      { iss: `${AUTH_PATH}/${OTHER_ENV_ID}/as` },
      { authPath: CUSTOM_DOMAIN },
    ],
    ['ISSUER_MISMATCH', 'a custom domain at a regional host', { iss: CUSTOM_ISSUER }, {}],
    ['ISSUER_MISMATCH', 'a regional host at a custom domain', {}, { authPath: CUSTOM_DOMAIN }],
    ['ISSUER_MISMATCH', 'the same without envID', {}, { authPath: CUSTOM_DOMAIN, envID: undefined }],
    [
      'ISSUER_MISMATCH',
      'another custom domain',
      { iss: 'https://other.example.com/as' },
      { authPath: CUSTOM_DOMAIN },
    ],
    ['ISSUER_MISMATCH', 'a slash more', { iss: `${ISSUER}/` }, {}],
    ['ISSUER_MISMATCH', 'upper case', { iss: ISSUER.replace('auth', 'AUTH') }, {}],
    ['ISSUER_MISMATCH', 'a regional host at loopback', {}, { authPath: LOOPBACK }],
    ['AUDIENCE_MISMATCH', 'another application', { aud: ['other'] }, { clientId: CLIENT_ID }],
    ['AUDIENCE_MISMATCH', 'other applications', { aud: ['other', 'third'] }, { clientId: CLIENT_ID }],
    [
      'AUDIENCE_MISMATCH',
      'the application in upper case',
      { aud: [CLIENT_ID.toUpperCase()] },
      { clientId: CLIENT_ID },
    ],
  ])('reports %s for %s', (code, _, claims, place) => {
    expect(check(claims, place)).toEqual([[code, 'idToken']])
  })

  it.each<[string, string | undefined]>([
    ['missing', undefined],
    ['not a UUID', 'eb41e805'],
  ])('does not blame the region where envID is %s', (_, envID) => {
    expect(check({}, { envID })).toEqual([['INVALID_ENV_ID', 'envID']])
  })

  it('says where the token comes from', () => {
    const problems: SignOffProblem[] = []
    const report = createReport(problems)
    const server = resolveAuthorizationServer({ authPath: AUTH_PATH, envID: ENV_ID }, undefined, report)
    const claims = { ...CLAIMS, iss: `https://auth.pingone.com/${ENV_ID}/as` }
    checkIdToken(claims, server, undefined, report)
    expect(problems).toEqual([
      {
        code: 'REGION_MISMATCH',
        level: 'error',
        option: 'idToken',
        message: 'idToken was issued by auth.pingone.com, another region than authPath.',
        fix: "Set authPath to 'https://auth.pingone.com'.",
      },
    ])
  })
})

describe('what is told of a token', () => {
  it.each<[string, Record<string, unknown>, string | undefined, string]>([
    [
      'what is in no ID token, once',
      { scope: 'x', events: {} },
      undefined,
      'idToken carries scope or events, as access and logout tokens do.',
    ],
    ['no iss', { iss: undefined }, undefined, 'idToken is without iss or aud.'],
    [
      'the UUID of an audience',
      { aud: OTHER_ENV_ID },
      CLIENT_ID,
      `idToken was issued to another application (${OTHER_ENV_ID}) than clientId.`,
    ],
    [
      'no other audience',
      { aud: 'secret' },
      CLIENT_ID,
      'idToken was issued to another application than clientId.',
    ],
    [
      'the host of an issuer',
      { iss: 'https://other.example/as' },
      undefined,
      `idToken was issued by other.example, not by ${ISSUER}.`,
    ],
    [
      'no issuer that is no URL',
      { iss: 'secret' },
      undefined,
      `idToken was issued by another issuer, not by ${ISSUER}.`,
    ],
  ])('names %s', (_, changes, clientId, message) => {
    const problems: SignOffProblem[] = []
    const report = createReport(problems)
    const server = resolveAuthorizationServer({ authPath: AUTH_PATH, envID: ENV_ID }, undefined, report)
    const claims = parseIdToken(makeIdToken(changes), report)
    if (claims) checkIdToken(claims, server, clientId, report)
    expect(problems.map((problem) => problem.message)).toEqual([message])
  })

  it('says of what is no token what it must be', () => {
    const problems: SignOffProblem[] = []
    parseIdToken('opaque', createReport(problems))
    expect(problems.map(({ message }) => message)).toEqual([
      'idToken is no signed JWT of at most 65,536 characters.',
    ])
  })
})
