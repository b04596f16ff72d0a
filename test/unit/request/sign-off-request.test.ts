import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import { ENDPOINT_NAMES, ENDPOINTS } from '../../../src/request/endpoints.ts'
import { readOptions } from '../../../src/request/read-options.ts'
import { APPLICATION_OPTIONS, readUser } from '../../../src/request/sign-off-request.ts'
import { found } from '../fixtures.ts'

const NAMES = [...Object.keys(APPLICATION_OPTIONS), 'idToken', 'state']

function read(options: object) {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const values = { ...readOptions(options, APPLICATION_OPTIONS, report), ...readUser(options, report) }
  return { values, found: found(problems), messages: problems.map(({ message }) => message) }
}

const NOTHING = Object.fromEntries(NAMES.map((name) => [name, undefined]))

describe('the options of a request', () => {
  it.each<[string, unknown, unknown]>([
    ['authPath', 'https://auth.pingone.eu', 'https://auth.pingone.eu'],
    ['authPath', new URL('https://auth.pingone.eu'), 'https://auth.pingone.eu/'],
    ['envID', 'anything', 'anything'],
    ['idToken', 'anything', 'anything'],
    ['clientId', 'b5c4f367 ~!', 'b5c4f367 ~!'],
    ['postLogoutRedirectUri', 'anything', 'anything'],
    ['postLogoutRedirectUris', [], []],
    ['postLogoutRedirectUris', ['a', ''], ['a', '']],
    ['state', 'any\nthing', 'any\nthing'],
    ...ENDPOINT_NAMES.map((name) => ['endpoint', name, ENDPOINTS[name]] as [string, unknown, unknown]),
    ['allowInsecureRedirect', true, true],
    ['allowInsecureRedirect', false, false],
    [
      'extraParameters',
      { ui_locales: 'é', ' ': ' ', gone: '', nil: null, undef: undefined },
      [
        ['ui_locales', 'é'],
        [' ', ' '],
      ],
    ],
    ['extraParameters', { '\u2028name': 'x' }, [['\u2028name', 'x']]],
    ['extraParameters', Object.create({ inherited: 'x' }), []],
    ['extraParameters', JSON.parse('{ "__proto__": "x" }'), [['__proto__', 'x']]],
    [
      'extraParameters',
      { charset: 'x', _charset: 'x', _charset_x: 'x' },
      [
        ['charset', 'x'],
        ['_charset', 'x'],
        ['_charset_x', 'x'],
      ],
    ],
  ])('take as %s %j', (name, value, accepted) => {
    expect(read({ [name]: value })).toEqual({
      values: { ...NOTHING, [name]: accepted },
      found: [],
      messages: [],
    })
  })

  it.each<[string, unknown]>([
    ['authPath', 5],
    ['authPath', { href: 'https://auth.pingone.eu' }],
    ['envID', { toString: () => 'x' }],
    ['idToken', { idToken: 'x' }],
    ['idToken', ['x']],
    ['clientId', 5],
    ['clientId', 'a\n'],
    ['clientId', 'a\nb'],
    ['clientId', 'a\u007f'],
    ['postLogoutRedirectUri', new URL('https://app.example.com')],
    ['postLogoutRedirectUris', 'https://app.example.com'],
    ['postLogoutRedirectUris', ['https://app.example.com', 5]],
    ['postLogoutRedirectUris', [undefined]],
    ['postLogoutRedirectUris', new Set(['https://app.example.com'])],
    ['postLogoutRedirectUris', { 0: 'x', length: 1 }],
    ['state', 5],
    ['state', Symbol('state')],
    ['endpoint', 'Signoff'],
    ['endpoint', '/as/signoff'],
    ['endpoint', 'toString'],
    ['allowInsecureRedirect', 'true'],
    ['allowInsecureRedirect', 1],
    ['extraParameters', 'a=b'],
    ['extraParameters', [['a', 'b']]],
    ['extraParameters', new URLSearchParams('a=b')],
    ['extraParameters', new Map([['a', 'b']])],
    ['extraParameters', { a: 5 }],
    ['extraParameters', { a: ['b', 'c'] }],
    ['extraParameters', { a: 'b\nc' }],
    ['extraParameters', { a: '\ud800' }],
    ['extraParameters', { 'a\nb': 'c' }],
    ['extraParameters', { '\ud800': 'c' }],
    ['extraParameters', { '': 'x' }],
    ['extraParameters', { _charset_: 'x' }],
    ['extraParameters', { _Charset_: 'x' }],
  ])('refuse as %s %j', (name, value) => {
    const { values, found } = read({ [name]: value })
    expect({ values, found }).toEqual({ values: NOTHING, found: [['INVALID_OPTION', name]] })
  })

  it.each<[string, string[]]>([
    ['without an item', new Array(2 ** 32 - 1)],
    ['with one', Object.assign(['https://app.example.com'], { length: 2 ** 32 - 1 })],
  ])('refuse an array of 4,294,967,295 places %s without visiting them all', (_, postLogoutRedirectUris) => {
    expect(read({ postLogoutRedirectUris }).found).toEqual([['INVALID_OPTION', 'postLogoutRedirectUris']])
  })

  it.each([
    ['authPath', 5, 'a string or a URL'],
    ['envID', 5, 'a string'],
    ['clientId', 5, 'a printable string'],
    ['postLogoutRedirectUris', 5, 'an array of strings'],
    ['endpoint', 5, ENDPOINT_NAMES.join(' or ')],
    ['allowInsecureRedirect', 5, 'a boolean'],
    ['extraParameters', 5, 'an object of printable strings'],
  ])('say of %s %j that it is not %s', (name, value, expected) => {
    expect(read({ [name]: value }).messages).toEqual([`${name} is not ${expected}.`])
  })
})
