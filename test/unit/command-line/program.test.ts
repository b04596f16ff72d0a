import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/command-line/commands.ts'
import { run } from '../../../src/command-line/run.ts'
import { createTerminal, type Surroundings } from './fake-terminal.ts'
import { understand } from './understand.ts'

async function helpOf(args: readonly string[], surroundings?: Surroundings): Promise<string> {
  const terminal = createTerminal(surroundings)
  await run(args, terminal, '1.2.3')
  return terminal.written.stdout
}

describe('createProgram', () => {
  it.each<[string, string[], object]>([
    ['a command', ['url'], { command: 'url' }],
    ['a switch', ['check', '--online'], { command: 'check', values: { online: true } }],
    [
      'options',
      ['check', '--auth-path', 'https://auth.pingone.eu', '--env-id=x', '--mode', 'fetch', '--id-token', '-'],
      {
        command: 'check',
        values: { authPath: 'https://auth.pingone.eu', envID: 'x', mode: 'fetch', idToken: '-' },
      },
    ],
  ])('understands %s', async (_, args, understood) => {
    expect(await understand(args)).toEqual({ values: {}, operands: [], ...understood })
  })
})

describe('help', () => {
  it('tells what there is', async () => {
    expect(await helpOf(['help'])).toBe(`Usage: pingone-signoff <command> [flags]

Flags:
  -v, --version  print the version
  -h, --help     print this

Commands:
  url            print the URL that signs a user off
  check          print all that is wrong with a sign-off, and how to mend it
  explain        say what an error of PingOne or of this package means
  emulate        run a PingOne of your own, for tests and local development
  help           print the flags of a command

Example:
  pingone-signoff check --auth-path https://auth.pingone.eu \\
    --env-id eb41e805-36a5-47df-af01-c5235f410c8e --id-token @id-token.txt
`)
  })

  it('tells all that a command can do', async () => {
    expect(await helpOf(['help', 'check'])).toBe(`Usage: pingone-signoff check [flags]

print all that is wrong with a sign-off, and how to mend it

Request:
  --auth-path <origin>                https://auth.pingone.eu, say
  --env-id <uuid>                     environment ID, unless on a custom domain
  --id-token <place>                  the ID token, the hint (see Tokens)
  --client-id <id>                    the application, which aud must name
  --post-logout-redirect-uri <uri>    where PingOne sends the user back
  --post-logout-redirect-uris <uris>  the registered Signoff URLs (a,b)
  --state <text>                      comes back with the user
  --endpoint <name>                   signoff (default), idpSignoff, xpSignoff
  --allow-insecure-redirect           accept an http URI beyond loopback
  --extra-parameters <name=value>     a further parameter (repeatable)

Way to PingOne:
  --mode <name>                       redirect or fetch
  --method <name>                     auto (default), GET or POST
  --session-token <place>             the ST cookie, for a back end's fetch

Judging and output:
  --runtime <name>                    who signs off: browser or server
  --online                            ask PingOne for its discovery and keys
  --json                              JSON, for machines

Flags:
  -h, --help                          print this

Tokens come from a file (@id-token.txt), from standard input (-) or from an
environment variable (env:ID_TOKEN), never from the command line itself. check
prints none of them.

--online sends two GETs, without token or cookie, by HTTPS_PROXY where that is
set. Its own codes, beside those of the SDK: UNREACHABLE_HOST,
UNKNOWN_ENVIRONMENT, UNKNOWN_DOMAIN, INVALID_DISCOVERY, DISCOVERY_MISMATCH,
END_SESSION_MISMATCH, INVALID_KEYS, UNKNOWN_KEY, INVALID_SIGNATURE,
UNSUPPORTED_ALGORITHM.

Exit status: 0 fine, or warnings alone; 1 errors; 2 a command line that cannot
be carried out.
`)
  })

  it('has an example that is understood', async () => {
    const [, example = ''] = /^Example:\n +pingone-signoff (.*)\n/ms.exec(await helpOf(['help'])) ?? []
    const args = example.replaceAll('\\\n', '').split(/ +/)
    expect((await understand(args)).values).toEqual({
      authPath: 'https://auth.pingone.eu',
      envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
      idToken: '@id-token.txt',
    })
  })

  it.each(
    COMMANDS.flatMap(
      ({ name }) =>
        [
          [[name, '--help'], 80],
          [[name, '-h'], 60],
        ] as [string[], number][],
    ),
  )('of %j fits %i columns', async (args, columns) => {
    const lines = (await helpOf(args, { columns })).split('\n')
    expect(lines.filter((line) => line.length > columns)).toEqual([])
    expect(lines.length).toBeGreaterThan(8)
  })

  it('sets what a flag is about below it where it is narrow', async () => {
    expect((await helpOf(['check', '-h'], { columns: 40 })).split('\n').slice(5, 10)).toEqual([
      'Request:',
      '  --auth-path <origin>',
      '    https://auth.pingone.eu, say',
      '  --env-id <uuid>',
      '    environment ID, unless on a custom',
    ])
  })

  it.each<[string, Surroundings, boolean]>([
    ['on a terminal', { isTTY: true }, true],
    ['for who wants none', { isTTY: true, env: { NO_COLOR: '1' } }, false],
    ['in a pipe', { isTTY: false }, false],
  ])('has its headings bold %s: %j', async (_, surroundings, isBold) => {
    expect((await helpOf(['help'], surroundings)).includes('\x1b[1mUsage:\x1b[22m')).toBe(isBold)
  })
})
