import { describe, expect, it } from 'vitest'
import { keepCookies, readClearedHeaders, takesCookies } from '../../../src/server/cleared-headers.ts'

const TWO = [
  ['set-cookie', 'a=1'],
  ['set-cookie', 'b=2'],
]

describe('readClearedHeaders', () => {
  it.each<[string, unknown, unknown]>([
    ['Headers', new Headers(TWO as [string, string][]), TWO],
    [
      'Headers with Clear-Site-Data',
      new Headers({ 'clear-site-data': '"cache"' }),
      [['clear-site-data', '"cache"']],
    ],
    ['pairs', TWO, TWO],
    ['an object of a list', { 'Set-Cookie': ['a=1', 'b=2'] }, TWO],
    ['an object of a text', { 'SET-COOKIE': 'a=1' }, [['set-cookie', 'a=1']]],
    ['pairs of a list', [['Set-Cookie', ['a=1', 'b=2']]], TWO],
  ])('takes of %s each cookie apart', (_, cleared, pairs) => {
    expect(readClearedHeaders(cleared)).toEqual(pairs)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['true', true],
    ['a number of rows', 1],
    ['a text', 'set-cookie: a=1'],
    ['an empty text', ''],
    ['a row of a database', { id: 1, sessionToken: 'SECRET', expires: new Date(0), userId: 7 }],
    ['rows of a database', [{ sessionToken: 'SECRET' }, { json: '{"idToken":"SECRET"}' }]],
    ['a list of texts', ['set-cookie', 'a=1']],
    ['a fetched answer', new Response('x', { headers: { 'set-cookie': 'a=1', 'content-length': '1' } })],
    ['headers of a fetched answer', new Headers({ 'content-length': '1', location: '/', 'x-y': 'z' })],
    ['undefined for a cookie', { 'set-cookie': undefined }],
    ['another type for a cookie', { 'set-cookie': [1, null, {}, ''] }],
    ['a function', () => TWO],
    ['a symbol', Symbol('set-cookie')],
    [
      'an endless iterator',
      {
        *[Symbol.iterator]() {
          while (true) yield ['set-cookie', 'a=1']
        },
      },
    ],
  ])('takes %s for nothing', (_, cleared) => {
    expect(readClearedHeaders(cleared)).toEqual([])
  })
})

describe('keepCookies', () => {
  it.each<[string, boolean, string | undefined]>([
    ['"cookies"', true, undefined],
    ['"*"', true, undefined],
    ['"cache", "cookies", "storage"', true, '"cache", "storage"'],
    ['"cache","*"', true, '"cache"'],
    ['"cache", "storage"', false, '"cache", "storage"'],
  ])('of %s leaves out what takes cookies', (value, isTaking, kept) => {
    const pairs = [['set-cookie', 'a=1'] as const, ['clear-site-data', value] as const]
    expect(takesCookies(pairs)).toBe(isTaking)
    expect(keepCookies(pairs)).toEqual([['set-cookie', 'a=1'], ...(kept ? [['clear-site-data', kept]] : [])])
  })

  it('leaves a cookie alone whose value looks like that', () => {
    const pairs = [['set-cookie', 'a="cookies"'] as const]
    expect([takesCookies(pairs), keepCookies(pairs)]).toEqual([false, pairs])
  })
})
