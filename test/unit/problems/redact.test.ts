import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../src/problems/redact.ts'
import { makeIdToken } from '../fixtures.ts'

const SECRET = 'Zx9-Kp4_Qw7.Lm2~Vb8'
const STATE = 'a "b" & <c>\'é+/=d'
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text))
const lower = (text: string) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase())
const form = (text: string) => new URLSearchParams([['', text]]).toString().slice(1)
const html = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
const hex = (text: string) => text.replace(/[^\w ]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`)
const decimal = (text: string) => text.replace(/[^\w ]/g, (letter) => `&#${letter.charCodeAt(0)};`)
const octets = (text: string) =>
  Array.from(new TextEncoder().encode(text), (octet) => `%${octet.toString(16)}`).join('')
const json = (text: string) => JSON.stringify(text).slice(1, -1)

describe('createRedactor', () => {
  it.each([
    ['a whole secret', SECRET],
    ['one cut short at its end', SECRET.slice(0, 16)],
    ['one cut short at its beginning', SECRET.slice(-16)],
    ['a piece of its middle', SECRET.slice(2, 18)],
    ['every octet of one, percent-encoded', octets(SECRET)],
  ])('takes out %s', (_, echo) => {
    expect(createRedactor({ state: SECRET })(`It said '${echo}'.`)).toBe("It said '[redacted]'.")
  })

  it.each<[string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['percent-encoded', encodeURIComponent],
    ['percent-encoded in lower case', lower],
    ['form-encoded', form],
    ['twice encoded', twice],
    ['as every octet, twice encoded', (text) => encodeURIComponent(octets(text))],
    ['HTML-escaped', html],
    ['HTML-escaped by numbers', decimal],
    ['HTML-escaped by hexadecimal numbers', hex],
    ['percent-encoded, then HTML-escaped', (text) => html(encodeURIComponent(text))],
    ['HTML-escaped, then twice encoded', (text) => twice(html(text))],
    ['in JSON', json],
  ])('takes out what is of other characters, %s', (_, encode) => {
    expect(createRedactor({ state: STATE })(`It said ${encode(STATE)}, no.`)).toBe('It said [redacted], no.')
  })

  it.each<[string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['percent-encoded', encodeURIComponent],
    ['twice encoded', twice],
  ])('takes out what was encoded to begin with, %s', (_, encode) => {
    const state = encodeURIComponent(STATE)
    expect(createRedactor({ state })(`It said ${encode(state)}, no.`)).toBe('It said [redacted], no.')
  })

  it.each([
    ['each part of an ID token', { idToken: 'part-one.part-two.part-three' }, 'part-one part-two part-three'],
    [
      'an access and a refresh token',
      { revoke: ['an-access-token', 'a-refresh'] },
      'an-access-token a-refresh',
    ],
    ['each cookie', { sessionToken: 'ST=the-first; x=the-next;y=the-last' }, 'the-first the-next the-last'],
    ['a cookie whose value begins with =', { sessionToken: 'ST==abcdefgh12' }, '=abcdefgh12 abcdefgh12'],
    ['a session token alone', { sessionToken: 'the-only=' }, 'the-only='],
    ['a secret of eight characters', { state: '12345678' }, '12345678'],
    ['all but a piece below eight characters of a short one', { state: '123456789' }, '23456789 12345678'],
  ])('takes out %s', (_, secrets, echo) => {
    expect(createRedactor(secrets)(echo).replaceAll('[redacted]', '')).toMatch(/^ *$/)
  })

  it.each([
    ['no text below eight characters', { state: '1234567' }, '1234567'],
    [
      'no cookie below eight characters',
      { sessionToken: 'consent=a; tab=c; v=d; x=t' },
      'consent a tab c v d x t',
    ],
    ['no name of a cookie', { sessionToken: 'session_id=1; other_id=2' }, 'session_id other_id'],
    ['no piece of fifteen characters', { state: SECRET }, SECRET.slice(0, 15)],
    ['no text without a secret, encoded though it is', { state: SECRET }, 'a%20b &amp; %c3%a9 \\" 100% ü 😀'],
    ['no text at all', {}, 'Nothing is secret.'],
  ])('leaves alone %s', (_, secrets, text) => {
    expect(createRedactor(secrets)(text)).toBe(text)
  })

  it('tells of each of two secrets that touch', () => {
    expect(
      createRedactor({ state: 'state-state', revoke: ['revoke-revoke'] })('<state-staterevoke-revoke>'),
    ).toBe('<[redacted][redacted]>')
  })

  it('takes out what begins as a JWT does, of whomever, cut short or not', () => {
    const other = makeIdToken({ sub: 'other' })
    const told = [other, other.slice(0, 60), other.slice(0, 12)].map(
      createRedactor({ idToken: makeIdToken() }),
    )
    expect(told).toEqual(['[redacted]', '[redacted]', '[redacted]'])
  })

  it('bears a text that ends within a character, and one that is no character', () => {
    const redact = createRedactor({ state: 'é'.repeat(8) })
    expect(redact(`${'%C3%A9'.repeat(8)}%C3`)).toBe('[redacted]%C3')
    expect(redact('%ZZ %C3%28 &#xFFFFFFF; &#nothing; \ud800')).toBe(
      '%ZZ %C3%28 &#xFFFFFFF; &#nothing; \ud800',
    )
  })

  it('does not take the beginning of a secret for the end of an escape', () => {
    expect(createRedactor({ state: 'deadbeef' })('100%deadbeef')).toBe('100%[redacted]')
  })
})
