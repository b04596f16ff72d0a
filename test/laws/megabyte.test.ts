import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { buildSignOffUrl } from '../../src/build.ts'
import { checkSignOff } from '../../src/check-sign-off.ts'
import { requestOf } from '../fixtures.ts'
import { untypedThrow } from './hostile-values.ts'

describe('inputs of a megabyte', () => {
  const MEGABYTE = 2 ** 20
  const long = (text: string) => text.repeat(MEGABYTE / text.length)

  it.each<[string, Record<string, unknown>]>([
    ['an authPath', { authPath: `https://${long('a.')}` }],
    ['an authPath of one label', { authPath: `https://${long('a')}` }],
    ['an authPath of one label and a dot', { authPath: `https://${long('a')}.` }],
    ['an authPath of one label and a port', { authPath: `https://${long('a')}:8443` }],
    ['an authPath of slashes', { authPath: long('/') }],
    ['an envID', { envID: long('a-') }],
    ['an ID token', { idToken: long('a') }],
    ['an ID token of dots', { idToken: long('.') }],
    ['a clientId', { clientId: `${long('a')}\n` }],
    ['a redirect URI', { postLogoutRedirectUri: `https://app.example.com/${long('a')}` }],
    ['a redirect URI of colons', { postLogoutRedirectUri: `https://app.example.com/${long(':1')}` }],
    ['a redirect URI of at signs', { postLogoutRedirectUri: `x://${long('://@')}` }],
    [
      'a redirect URI of question marks',
      { postLogoutRedirectUri: `https://app.example.com/?${long('state')}` },
    ],
    ['a registered redirect URI', { postLogoutRedirectUris: [`https://app.example.com/${long('/?:80')}`] }],
    [
      'many registered redirect URIs',
      { postLogoutRedirectUris: Array(10_000).fill(long('a').slice(0, 100)) },
    ],
    ['a state', { state: long('é') }],
    ['a state of lone surrogates', { state: long('\ud800') }],
    ['an extra parameter', { extraParameters: { a: long('é') } }],
    ['a name of an extra parameter', { extraParameters: { [long('_charset_')]: 'a' } }],
    ['a session token', { sessionToken: `a${long(' ')}` }],
    ['a session token of equals signs', { sessionToken: long(';ST') }],
  ])('are judged without hanging: %s', (_, changes) => {
    const given = requestOf(changes)
    const work = () => [checkSignOff(given), untypedThrow(() => buildSignOffUrl(given))]
    const start = process.cpuUsage()
    // What grows with the square of the length would take hours, and no timeout of vitest's would end it.
    runInNewContext('work()', { work }, { timeout: 5000 })
    const { user } = process.cpuUsage(start)
    expect(user / 1000).toBeLessThan(500)
  })
})
