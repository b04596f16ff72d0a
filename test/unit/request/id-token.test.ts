import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import { parseIdToken } from '../../../src/request/id-token.ts'
import {
  base64url,
  CLIENT_ID,
  ENV_ID,
  EXPIRED,
  found,
  ISSUER,
  makeIdToken,
  makeIdTokenOfLength,
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
    ['an expired token', makeIdToken(EXPIRED), CLAIMS],
    ['a token without exp', makeIdToken({ exp: undefined }), CLAIMS],
    [
      'several audiences',
      makeIdToken({ aud: ['other', CLIENT_ID] }),
      { ...CLAIMS, aud: ['other', CLIENT_ID] },
    ],
    ['no env', makeIdToken({ env: undefined }), { ...CLAIMS, env: undefined }],
    ['names beyond ASCII', makeIdToken({ name: 'Zoë 日本 🙂', given_name: '???>>>~~~' }), CLAIMS],
    ['an unsigned header', makeIdToken().replace(/^[^.]+/, base64url('{"alg":"none"}')), CLAIMS],
    ["events of the application's own", makeIdToken({ events: { login: 'today' } }), CLAIMS],
    ['events that are no object', makeIdToken({ events: 'login' }), CLAIMS],
    ['a header that cannot be read', replacePart(0, 'eyJ'), CLAIMS],
    ['the type JWT', replacePart(0, base64url('{"typ":"JWT"}')), CLAIMS],
    ['a header that only mentions another type', replacePart(0, base64url('{"kid":"at+jwt"}')), CLAIMS],
    ['a signature of any length', replacePart(2, 'signature'), CLAIMS],
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
    ['a payload alone, without dots', `${base64url(`{"iss":"${ISSUER}","aud":"a"}`)}x`],
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

  it.each([' ', '\t', '\n', '\f', '\r', '=', '+', '/', '.', '\0', 'é', '日'])(
    'refuses %j wherever it stands',
    (stranger) => {
      for (const name of ['', 'a', 'ab']) {
        const idToken = makeIdToken({ name })
        const places = Array.from({ length: idToken.length + 1 }, (_, place) => place)
        const taken = places.filter(
          (place) => parse(idToken.slice(0, place) + stranger + idToken.slice(place)).claims,
        )
        expect({ name, taken }).toEqual({ name, taken: [] })
      }
    },
  )

  it.each([
    ['an access token', makeIdToken({ scope: 'openid profile' }), [['NOT_AN_ID_TOKEN', 'idToken']]],
    ['an access token without scopes', makeIdToken({ scope: '' }), [['NOT_AN_ID_TOKEN', 'idToken']]],
    ['an access token whose scope is null', makeIdToken({ scope: null }), [['NOT_AN_ID_TOKEN', 'idToken']]],
    [
      'a logout token',
      makeIdToken({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
      [['NOT_AN_ID_TOKEN', 'idToken']],
    ],
    ...['at+jwt', 'AT+JWT', 'logout+jwt', '\\u0061t\\u002bjwt'].map((typ): [string, string, string[][]] => [
      `the type ${typ}`,
      replacePart(0, base64url(`{"typ":"${typ}"}`)),
      [['NOT_AN_ID_TOKEN', 'idToken']],
    ]),
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

describe('what is told of a token', () => {
  it.each<[string, string, string]>([
    ['an access token', makeIdToken({ scope: 'x' }), 'idToken is an access or logout token: it has scope.'],
    [
      'a logout token',
      makeIdToken({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
      'idToken is an access or logout token: it has events.',
    ],
    [
      'another type, once',
      replacePart(0, base64url('{"typ":"at+jwt"}')),
      'idToken is an access or logout token: it has typ.',
    ],
    ['no iss', makeIdToken({ iss: undefined }), 'idToken is without iss or aud.'],
    ['no token', 'opaque', 'idToken is no JWT of at most 65,536 characters.'],
  ])('names %s', (_, idToken, message) => {
    const problems: SignOffProblem[] = []
    parseIdToken(idToken, createReport(problems))
    expect(problems.map((problem) => problem.message)).toEqual([message])
  })
})
