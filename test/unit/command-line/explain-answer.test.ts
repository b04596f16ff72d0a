import { describe, expect, it } from 'vitest'
import { CODES, explainCode } from '../../../src/command-line/code-explanations.ts'
import { explainAnswer } from '../../../src/command-line/explain-answer.ts'
import { CAPTURED_PAGE, rejection } from './answers.ts'

const found = (text: string) => {
  const explanation = explainAnswer(text)
  return explanation && [explanation.code, explanation.option]
}

const NO_LONGER_VALID = 'Invalid ID token hint: The token is no longer valid'

describe('explainAnswer', () => {
  it.each<[string, string, [string, string | null]]>([
    ['the captured page, as text', CAPTURED_PAGE, ['INVALID_VALUE', 'idToken']],
    ['the same as HTML', `<p>${CAPTURED_PAGE.replaceAll('\n', '<br>')}</p>`, ['INVALID_VALUE', 'idToken']],
    ['the same as JSON', rejection('id_token_hint', NO_LONGER_VALID), ['INVALID_VALUE', 'idToken']],
    [
      'JSON in a string',
      JSON.stringify(rejection('id_token_hint', NO_LONGER_VALID)),
      ['INVALID_VALUE', 'idToken'],
    ],
    ['a hint refused for another reason', rejection('id_token_hint', 'No'), ['INVALID_VALUE', 'idToken']],
    [
      'a redirect URI',
      rejection('post_logout_redirect_uri', 'No'),
      ['INVALID_VALUE', 'postLogoutRedirectUri'],
    ],
    [
      'the code seen in the wild',
      'INVALID_POST_LOGOUT_REDIRECT_URI',
      ['INVALID_POST_LOGOUT_REDIRECT_URI', 'postLogoutRedirectUri'],
    ],
    ['a state', rejection('state', 'No'), ['INVALID_VALUE', 'state']],
    ['a client', rejection('client_id', 'No'), ['INVALID_VALUE', 'clientId']],
    ['no parameter', '{"code":"INVALID_DATA"}', ['INVALID_DATA', null]],
    [
      'a page whose script knows every word',
      `<script>const ALL = 'target id_token_hint REGION_MISMATCH'</script>${'404 Not Found'}`,
      ['404', 'authPath'],
    ],
    [
      'a page that says it in its script alone',
      `<title>Error</title><script>window.error = ${rejection('state', 'No')}</script>`,
      ['INVALID_VALUE', 'state'],
    ],
    [
      'a probe that came back',
      'https://app.example.com/bye?error=login_required&state=x',
      ['login_required', null],
    ],
    ['the same in the background', '{"details":[{"code":"LOGIN_REQUIRED"}]}', ['login_required', null]],
    ['a session that is alive', 'error=consent_required', ['consent_required', null]],
    ["OAuth's JSON", '{"error":"invalid_client","error_description":"x"}', ['invalid_client', 'clientId']],
    [
      'a token that cannot be revoked',
      '{"error":"unsupported_token_type"}',
      ['unsupported_token_type', 'revoke'],
    ],
    ['an application that may not', '{"error":"unauthorized_client"}', ['unauthorized_client', 'clientId']],
    ['a failing PingOne', '{"code":"UNEXPECTED_ERROR"}', ['server_error', null]],
    ['too many requests', 'HTTP/1.1 429 Too Many Requests', ['429', null]],
    ['a status alone', '404', ['404', 'authPath']],
    ['a status line', 'HTTP/2 404', ['404', 'authPath']],
    ['a URL that is too long', '414 URI Too Long', ['414', 'idToken']],
    ['headers that are', 'HTTP/1.1 431 Request Header Fields Too Large', ['414', 'idToken']],
    ['no permission', '{"code":"ACCESS_FAILED"}', ['403', 'sessionToken']],
    [
      "this package's error, for PingOne's reason",
      `SignOffError: PingOne rejected … { code: 'REJECTED', status: 400, pingOne: ${rejection('state', 'No')} }`,
      ['INVALID_VALUE', 'state'],
    ],
    [
      'the same, for a status',
      "SignOffError: PingOne rejected the request with status 404. … { code: 'REJECTED', status: 404 }",
      ['404', 'authPath'],
    ],
    ['a fetch in Chromium', 'TypeError: Failed to fetch', ['CORS', 'mode']],
    [
      'a form that a policy forbids',
      "Refused to send form data to 'https://auth.pingone.eu'",
      ['NAVIGATION_BLOCKED', 'method'],
    ],
    [
      'a page in a frame',
      "Refused to display 'x' in a frame because it set 'X-Frame-Options'",
      ['FRAMED_REDIRECT', 'mode'],
    ],
  ])('knows %s', (_, text, what) => {
    expect(found(text)).toEqual(what)
  })

  it.each(CODES.map((code) => [code]))(
    'knows the code %s of this package, alone and within an error',
    (code) => {
      const explanation = explainCode(code)
      expect([explainAnswer(code), explainAnswer(`Error: No. { code: '${code}', problems: [] }`)]).toEqual([
        explanation,
        explanation,
      ])
    },
  )

  it('marks what is inferred', () => {
    expect(explainAnswer(rejection('state', 'No'))?.message).toMatch(/ This is inferred, not documented\.$/)
    expect(explainAnswer(CAPTURED_PAGE)?.message).not.toMatch(/inferred/)
  })

  it.each([
    '',
    'hello',
    '<!doctype html><p>Something went wrong',
    '{"a":1}',
    'eyJhb.eyJpc.c2ln',
    'REJECTEDNESS',
  ])('knows nothing of %j', (text) => {
    expect(explainAnswer(text)).toBeUndefined()
  })
})
