import { parseArgs } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../../src/command-line/parse-command-line.ts'
import { readFlags } from '../../../src/command-line/read-flags.ts'
import { UsageError } from '../../../src/command-line/usage-error.ts'

function refusalOf(work: () => unknown): string {
  try {
    return `It came to ${JSON.stringify(work())}`
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

const optionsOf = (...args: string[]) => parseCommandLine(['check', ...args]).options

describe('readFlags', () => {
  it.each<[string, string[], object]>([
    ['a text', ['--state', 'a-b c'], { state: 'a-b c' }],
    ['an empty one', ['--state', ''], { state: '' }],
    ['one that begins with a dash', ['--state=-x'], { state: '-x' }],
    ['one with an equals sign', ['--state=a=b'], { state: 'a=b' }],
    ['a switch', ['--allow-insecure-redirect'], { allowInsecureRedirect: true }],
    [
      'a list of one',
      ['--post-logout-redirect-uris', 'https://a.example/'],
      { postLogoutRedirectUris: ['https://a.example/'] },
    ],
    [
      'a list, in its order',
      ['--post-logout-redirect-uris', 'b', '--state', 's', '--post-logout-redirect-uris=a'],
      { postLogoutRedirectUris: ['b', 'a'], state: 's' },
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
  ])('reads %s', (_, args, options) => {
    expect(optionsOf(...args)).toEqual(options)
  })

  it.each<[string, string[], string]>([
    ['a flag that does not exist', ['--authPath', 'x'], 'Unknown flag --authPath. Did you mean --auth-path?'],
    ['one that is like none', ['--nonsense-all-over'], 'Unknown flag --nonsense-all-over.'],
    ['a short one', ['-x'], 'Unknown flag -x.'],
    ['a token for a flag', ['--eyJhb.eyJpc.c2ln'], 'Unknown flag.'],
    ['one that ends like a flag', ['--eyJhb.eyJpc.c2--ln'], 'Unknown flag.'],
    [
      'a token behind one that does not exist',
      ['--token=eyJhb.eyJpc'],
      'Unknown flag --token. Did you mean --id-token?',
    ],
    ['a flag without its value, at the end', ['--state'], '--state needs a value.'],
    [
      'and before another',
      ['--state', '--json'],
      '--state needs a value. One that begins with a dash is written --state=-…',
    ],
    ['a switch with a value', ['--json=no'], '--json takes no value.'],
    ['a text given twice', ['--state', 'a', '--state', 'a'], '--state is given twice.'],
    ['a token given twice', ['--id-token', '-', '--id-token=-'], '--id-token is given twice.'],
    ['a pair that is none', ['--extra-parameters', 'secret'], '--extra-parameters needs name=value.'],
    ['one without a name', ['--extra-parameters', '=secret=x'], '--extra-parameters needs name=value.'],
    [
      'a name twice',
      ['--extra-parameters', 'a=b', '--extra-parameters', 'a=c'],
      '--extra-parameters has one name twice.',
    ],
  ])('refuses %s', (_, args, message) => {
    expect(refusalOf(() => optionsOf(...args))).toBe(message)
  })

  it('takes what parseArgs found', () => {
    const { tokens } = parseArgs({ args: ['--json'], options: { json: { type: 'boolean' } }, tokens: true })
    expect(readFlags(tokens.filter((token) => token.kind === 'option'))).toEqual({ json: true })
  })
})
