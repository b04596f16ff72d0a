import { describe, expect, it } from 'vitest'
import { help } from '../../../src/command-line/help.ts'
import { parseCommandLine } from '../../../src/command-line/parse-command-line.ts'

describe('help', () => {
  it('tells all that the command line can do', () => {
    expect(help()).toBe(`Usage: pingone-signoff <command> [flags]
  url    print the URL that signs a user off
  check  print all that is wrong with a sign-off, and how to mend it

Example
  pingone-signoff check --auth-path https://auth.pingone.eu \\
    --env-id eb41e805-36a5-47df-af01-c5235f410c8e --id-token @id-token.txt

Flags of url and check
  --auth-path <origin>                https://auth.pingone.eu, say
  --env-id <uuid>                     environment ID, unless on a custom domain
  --id-token <place>                  the ID token, the hint (see Tokens)
  --client-id <id>                    the application, which aud must name
  --post-logout-redirect-uri <uri>    where PingOne sends the user back
  --post-logout-redirect-uris <uri>   a registered Signoff URL (repeatable)
  --state <text>                      comes back with the user
  --endpoint <name>                   signoff (default), idpSignoff, xpSignoff
  --allow-insecure-redirect           accept an http URI beyond loopback
  --extra-parameters <name=value>     a further parameter (repeatable)

Flags of check alone
  --mode <name>                       redirect or fetch
  --method <name>                     auto (default), GET or POST
  --session-token <place>             the ST cookie, for a back end's fetch

Further flags
  --online                            check: ask PingOne for discovery and keys
  --json                              { "url" } or { "problems" }, for machines
  --help                              print this; also -h
  --version                           print the version; also -v, -V

Tokens come from a file (@id-token.txt), from standard input (-) or from an
environment variable (env:ID_TOKEN), never from the command line itself. check
prints none of them.

check --online sends two GETs, without token or cookie. Its own codes, beside
those of the SDK:
  UNREACHABLE_HOST, UNKNOWN_ENVIRONMENT, UNKNOWN_DOMAIN, INVALID_DISCOVERY,
  DISCOVERY_MISMATCH, END_SESSION_MISMATCH, INVALID_KEYS, UNKNOWN_KEY,
  INVALID_SIGNATURE, UNSUPPORTED_ALGORITHM

Exit status
  0  fine, or warnings alone
  1  errors
  2  a command line that cannot be carried out
`)
  })

  it('has an example that is understood', () => {
    const [, example = ''] = /^Example\n +pingone-signoff (.*?)\n\n/ms.exec(help()) ?? []
    const args = example.replaceAll('\\\n', '').split(/ +/)
    expect(parseCommandLine(args).options).toEqual({
      authPath: 'https://auth.pingone.eu',
      envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
      idToken: '@id-token.txt',
    })
  })

  it('fits 80 columns', () => {
    expect(
      help()
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([])
  })
})
