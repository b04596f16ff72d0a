import { describe, expect, it } from 'vitest'
import { parseToken } from '../../../src/command-line/parse-token.ts'
import { makeIdToken } from '../fixtures.ts'

const TOKEN = makeIdToken()
const RESPONSE = { access_token: 'a', id_token: TOKEN, expires_in: 1 }

describe('parseToken', () => {
  it.each<[string, string]>([
    ['alone', TOKEN],
    ['with white space around it', `\r\n ${TOKEN}\t\n`],
    ['with a byte-order mark before it', `\ufeff${TOKEN}`],
    ['in double quotes', `"${TOKEN}"`],
    ['in single quotes', `'${TOKEN}'`],
    ['after a name', `ID_TOKEN=${TOKEN}`],
    ['after a name, as a shell exports it', `export ID_TOKEN=${TOKEN}`],
    ['after a name, in quotes', `ID_TOKEN="${TOKEN}"`],
    ['after a name, with spaces', `id_token = '${TOKEN}'`],
    ['after a name, all in quotes', `"ID_TOKEN=${TOKEN}"`],
    ['after Bearer', `Bearer ${TOKEN}`],
    ['in a token response', JSON.stringify(RESPONSE)],
    ['in one that is set for reading', JSON.stringify(RESPONSE, null, 2)],
  ])('finds an ID token %s', (_, text) => {
    expect(parseToken(text, 'idToken')).toEqual({ token: TOKEN })
  })

  it.each<[string, string, string]>([
    ['as it is', 'the-token', 'the-token'],
    ['with an equals sign at its end', 'dGhlIHRva2Vu==', 'dGhlIHRva2Vu=='],
    ['as a cookie', 'ST=the-token', 'ST=the-token'],
    ['as its twin', 'ST-NO-SS=the-token', 'ST-NO-SS=the-token'],
    ['in a Cookie header', 'ST=the-token; other=a', 'ST=the-token; other=a'],
    ['after a name', 'SESSION_TOKEN=the-token', 'the-token'],
    ['as a cookie after a name', 'COOKIE="ST=the-token"', 'ST=the-token'],
  ])('finds a session token %s', (_, text, token) => {
    expect(parseToken(text, 'sessionToken')).toEqual({ token })
  })

  it.each<[string, string, string, string]>([
    [
      'JSON without an ID token',
      'idToken',
      '{"access_token":"a"}',
      'JSON without an id_token: ask for the scope openid at sign-on',
    ],
    [
      'JSON whose ID token is none',
      'idToken',
      '{"id_token":7}',
      'JSON without an id_token: ask for the scope openid at sign-on',
    ],
    ['a list', 'idToken', '[]', 'JSON without an id_token: ask for the scope openid at sign-on'],
    ['JSON that is cut short', 'idToken', '{"id_token":"ey', 'what begins like JSON and is none'],
    [
      'JSON for a session token',
      'sessionToken',
      JSON.stringify(RESPONSE),
      'JSON, not the session token alone',
    ],
    [
      'several lines',
      'idToken',
      `A=${TOKEN}\nB=x`,
      'several lines, where the token should stand alone, in one',
    ],
    [
      'a token that is broken into lines',
      'idToken',
      `${TOKEN.slice(0, 40)}\r\n${TOKEN.slice(40)}`,
      'several lines, where the token should stand alone, in one',
    ],
    [
      'several lines for a session token',
      'sessionToken',
      'a\nb',
      'several lines, where the token should stand alone, in one',
    ],
    [
      'white space within',
      'idToken',
      `token ${TOKEN}`,
      'white space within, where the token should stand alone',
    ],
    ['empty quotes', 'idToken', '""', 'a name without a token'],
  ])('tells of %s, without repeating any of it', (_, option, text, fault) => {
    expect(parseToken(text, option)).toEqual({ fault })
  })
})
