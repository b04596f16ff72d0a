import fc from 'fast-check'
import type { SignOffOptions } from '../../src/options/sign-off-options.ts'
import { buildSignOffForm } from '../../src/request/build-sign-off.ts'
import { makeIdToken, requestOf } from '../unit/fixtures.ts'

const RESERVED = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state']

const plainText = fc
  .string({ unit: 'binary', maxLength: 40 })
  .filter((text) => !/[\0-\x1f\x7f]|\p{Surrogate}/u.test(text))

const parameterName = plainText.filter((name) => /^(?!_charset_$)./i.test(name) && !RESERVED.includes(name))

const redirectUri = fc
  .record({ host: fc.domain(), path: fc.webPath(), value: fc.option(plainText, { nil: undefined }) })
  .map(({ host, path, value }) => {
    const query = value === undefined ? '' : `?q=${encodeURIComponent(value)}`
    return `https://${host}${path}${query}`
  })

/** Requests without fault. */
export const request = fc.record(
  {
    idToken: fc.record({ name: plainText }).map(makeIdToken),
    postLogoutRedirectUri: redirectUri,
    state: plainText,
    extraParameters: fc.dictionary(parameterName, plainText),
  },
  { requiredKeys: [] },
)

export type GoodRequest = typeof request extends fc.Arbitrary<infer R> ? R : never

/** Bare of what `requestOf` brings along. */
export function bareOf(changes: GoodRequest): SignOffOptions {
  return requestOf({ idToken: null, postLogoutRedirectUri: null, ...changes })
}

export function expectedPairs(changes: GoodRequest): [string, string][] {
  const { idToken, postLogoutRedirectUri, state, extraParameters } = changes
  const own = { id_token_hint: idToken, post_logout_redirect_uri: postLogoutRedirectUri, state }
  const pairs = [...Object.entries(own), ...Object.entries(extraParameters ?? {})]
  return pairs.flatMap(([name, value]) => (value ? [[name, value]] : []))
}

/** As a browser encodes a form. */
export function formBodyOf(changes: GoodRequest): string {
  const { fields } = buildSignOffForm(bareOf(changes))
  return new URLSearchParams(Object.entries(fields)).toString()
}

export const sorted = (pairs: [string, unknown][]): string[] =>
  pairs.map((pair) => JSON.stringify(pair)).sort()
