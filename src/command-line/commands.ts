import { check } from './check.ts'
import type { Command } from './command.ts'
import { emulate } from './emulate.ts'
import { explain } from './explain.ts'
import {
  CHECK_FLAGS,
  EMULATE_FLAGS,
  type Flag,
  JSON_FLAG,
  JUDGE_FLAGS,
  REQUEST_FLAGS,
  spell,
} from './flags.ts'
import { ONLINE_TEXTS } from './online-problems.ts'
import { url } from './url.ts'

const TOKENS =
  'Tokens come from a file (@id-token.txt), from standard input (-) or from an environment variable (env:ID_TOKEN), never from the command line itself.'

const STATUS =
  'Exit status: 0 fine, or warnings alone; 1 errors; 2 a command line that cannot be carried out.'

const ONLINE = `--online sends two GETs, without token or cookie, by HTTPS_PROXY where that is set. Its own codes, beside those of the SDK: ${Object.keys(ONLINE_TEXTS).join(', ')}.`

/** All commands. A new command is a new row, which imports what is heavy only when it is carried out. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'url',
    summary: 'print the URL that signs a user off',
    flags: { Request: REQUEST_FLAGS, Output: { json: JSON_FLAG } },
    notes: [TOKENS, STATUS],
    carryOut: url,
  },
  {
    name: 'check',
    summary: 'print all that is wrong with a sign-off, and how to mend it',
    flags: {
      Request: REQUEST_FLAGS,
      'Way to PingOne': CHECK_FLAGS,
      'Judging and output': { ...JUDGE_FLAGS, json: JSON_FLAG },
    },
    notes: [`${TOKENS} check prints none of them.`, ONLINE, STATUS],
    carryOut: check,
  },
  {
    name: 'explain',
    summary: 'say what an error of PingOne or of this package means',
    flags: { Output: { json: JSON_FLAG } },
    operands: '[error...]',
    notes: [
      'The error is a code (REGION_MISMATCH), the text of a page or JSON of PingOne in quotes, or a place to read it from: @page.html, or - (standard input). Nothing of it is printed.',
      'Exit status: 0 known; 1 not known; 2 a command line that cannot be carried out.',
    ],
    carryOut: explain,
  },
  {
    name: 'emulate',
    summary: 'run a PingOne of your own, for tests and local development',
    flags: { Emulator: EMULATE_FLAGS },
    notes: [
      'It runs on this machine alone, until Ctrl-C, and prints what to configure. It needs oidc-provider, jose and selfsigned beside this package.',
    ],
    carryOut: emulate,
  },
]

/** Every flag of every command, as it is written on the command line. */
export const KNOWN_FLAGS: readonly { command: string; flag: string; kind: Flag['kind'] }[] = COMMANDS.flatMap(
  ({ name, flags }) =>
    Object.values(flags).flatMap((group) =>
      Object.entries(group).map(([option, { kind }]) => ({ command: name, flag: spell(option), kind })),
    ),
)
