import { CHECK_FLAGS, type Flags, OWN_FLAGS, REQUEST_FLAGS, spell } from './flags.ts'
import { ONLINE_TEXTS } from './problem.ts'
import { formatRows, type Row, wrap } from './rows.ts'

const WIDTH = 80
const COLUMN = 38

const COMMANDS: readonly Row[] = [
  ['  url', 'print the URL that signs a user off'],
  ['  check', 'print all that is wrong with a sign-off, and how to mend it'],
]

const EXAMPLE = `Example
  pingone-signoff check --auth-path https://auth.pingone.eu \\
    --env-id eb41e805-36a5-47df-af01-c5235f410c8e --id-token @id-token.txt`

const TOKENS = `Tokens come from a file (@id-token.txt), from standard input (-) or from an environment variable
(env:ID_TOKEN), never from the command line itself. check prints none of them.`

const ONLINE = `check --online sends two GETs, without token or cookie. Its own codes, beside those of the SDK:`

const STATUS: readonly Row[] = [
  ['  0', 'fine, or warnings alone'],
  ['  1', 'errors'],
  ['  2', 'a command line that cannot be carried out'],
]

/** All that the command line can do, in lines of 80 characters. */
export function help(): string {
  const blocks = [
    ['Usage: pingone-signoff <command> [flags]', ...formatRows(COMMANDS, WIDTH)],
    [EXAMPLE],
    ['Flags of url and check', ...describeFlags(REQUEST_FLAGS)],
    ['Flags of check alone', ...describeFlags(CHECK_FLAGS)],
    ['Further flags', ...describeFlags(OWN_FLAGS)],
    wrap(TOKENS.replace(/\n/g, ' '), WIDTH),
    [
      ...wrap(ONLINE, WIDTH),
      ...wrap(Object.keys(ONLINE_TEXTS).join(', '), WIDTH - 2).map((line) => `  ${line}`),
    ],
    ['Exit status', ...formatRows(STATUS, WIDTH)],
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function describeFlags(flags: Flags): string[] {
  const rows = Object.entries(flags).map(([option, { value, about }]): Row => {
    return [`  ${spell(option)}${value && ` <${value}>`}`, about]
  })
  return formatRows(rows, WIDTH, COLUMN)
}
