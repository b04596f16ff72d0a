import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../src/command-line/usage-error.ts'
import { understand } from './understand.ts'

const valuesOf = async (...args: string[]) => (await understand(['check', ...args])).values

async function refusalOf(args: readonly string[]): Promise<string> {
  const result = await understand(['check', ...args]).catch((error: unknown) => error)
  if (result instanceof UsageError) return result.message
  throw result
}

const URIS = '--post-logout-redirect-uris'

describe('ADD_VALUE', () => {
  it.each<[string, string[], object]>([
    ['a text', ['--state', 'a-b c'], { state: 'a-b c' }],
    ['an empty one', ['--state', ''], { state: '' }],
    ['one that begins with a dash', ['--state=-x'], { state: '-x' }],
    ['one with an equals sign', ['--state=a=b'], { state: 'a=b' }],
    ['digits as they are', ['--state', '0012345678901234567890'], { state: '0012345678901234567890' }],
    ['an option whose name has capitals', ['--env-id', 'x'], { envID: 'x' }],
    ['a switch', ['--allow-insecure-redirect'], { allowInsecureRedirect: true }],
    ['a switch given twice', ['--json', '--json'], { json: true }],
    ['a list of one', [URIS, 'https://a.example/'], { postLogoutRedirectUris: ['https://a.example/'] }],
    [
      'a list, in its order',
      [URIS, 'b', '--state', 's', `${URIS}=a`],
      { postLogoutRedirectUris: ['b', 'a'], state: 's' },
    ],
    [
      'a list in one text',
      [URIS, 'https://a.example/,com.example.app:/bye, https://b.example/', URIS, 'https://c.example/'],
      {
        postLogoutRedirectUris: [
          'https://a.example/',
          'com.example.app:/bye',
          'https://b.example/',
          'https://c.example/',
        ],
      },
    ],
    [
      'a comma that parts nothing',
      [URIS, 'https://a.example/x,y?z=1,2'],
      { postLogoutRedirectUris: ['https://a.example/x,y?z=1,2'] },
    ],
    [
      'pairs',
      ['--extra-parameters', 'a=b=c', '--extra-parameters', 'd=', '--extra-parameters', '__proto__=e\nf'],
      {
        extraParameters: Object.fromEntries([
          ['a', 'b=c'],
          ['d', ''],
          ['__proto__', 'e\nf'],
        ]),
      },
    ],
    [
      'the place of a token',
      ['--id-token', '-', '--session-token', 'env:ST'],
      { idToken: '-', sessionToken: 'env:ST' },
    ],
  ])('reads %s', async (_, args, values) => {
    expect(await valuesOf(...args)).toEqual(values)
  })

  it.each<[string, string[], string]>([
    ['a text given twice', ['--state', 'a', '--state', 'a'], '--state is given twice.'],
    ['a token given twice', ['--id-token', '-', '--id-token=-'], '--id-token is given twice.'],
    ['a pair that is none', ['--extra-parameters', 'secret'], '--extra-parameters needs name=value.'],
    ['one without a name', ['--extra-parameters', '=secret=x'], '--extra-parameters needs name=value.'],
    [
      'a name twice',
      ['--extra-parameters', 'a=b', '--extra-parameters', 'a=c'],
      '--extra-parameters has one name twice.',
    ],
  ])('refuses %s', async (_, args, message) => {
    expect(await refusalOf(args)).toBe(message)
  })
})
