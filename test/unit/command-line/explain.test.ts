import { describe, expect, it } from 'vitest'
import { explainAnswer } from '../../../src/command-line/explain-answer.ts'
import { run } from '../../../src/command-line/run.ts'
import { CAPTURED_PAGE, rejection } from './answers.ts'
import { createTerminal, type Surroundings } from './fake-terminal.ts'

async function outcomeOf(args: readonly string[], surroundings: Surroundings = {}) {
  const terminal = createTerminal(surroundings)
  const status = await run(['explain', ...args], terminal, '')
  return { status, ...terminal.written }
}

const REGION = `REGION_MISMATCH (idToken)
means  idToken was issued in another region than authPath names; PingOne takes
       none but its own.
fix    Set authPath to the host that iss of the token names.
`

describe('explain', () => {
  it.each<[string, string[], Surroundings]>([
    ['a code', ['REGION_MISMATCH'], {}],
    ['an error of several words', ['Error:', 'REGION_MISMATCH', 'of', 'mine'], {}],
    ['standard input', ['-'], { stdin: 'REGION_MISMATCH\n' }],
    ['standard input that nobody types', [], { stdin: 'REGION_MISMATCH' }],
    ['a variable', ['env:ERROR'], { env: { ERROR: 'REGION_MISMATCH' } }],
  ])('explains %s', async (_, args, surroundings) => {
    expect(await outcomeOf(args, surroundings)).toEqual({ status: 0, stdout: REGION, stderr: '' })
  })

  it('with --json gives code, option, message and fix', async () => {
    const { status, stdout, stderr } = await outcomeOf(['--json', CAPTURED_PAGE])
    expect([status, JSON.parse(stdout), stderr]).toEqual([0, explainAnswer(CAPTURED_PAGE), ''])
  })

  it('says that it does not know, and what to do', async () => {
    const { status, stdout, stderr } = await outcomeOf(['hello'])
    expect([status, stdout.split('\n', 1), stderr]).toEqual([1, ['Not known'], ''])
    const json = await outcomeOf(['hello', '--json'])
    expect([json.status, JSON.parse(json.stdout)]).toMatchObject([1, { code: null, option: null }])
  })

  it('prints nothing of what it is given', async () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl'
    const texts = [
      token,
      `${rejection('id_token_hint', token)} ${token}`,
      `REJECTED ${token}`,
      `<p>404 ${token}`,
    ]
    for (const text of texts) {
      for (const json of [[], ['--json']]) {
        const { stdout, stderr } = await outcomeOf([text, ...json])
        expect((stdout + stderr).includes('c2lnb')).toBe(false)
      }
    }
  })

  it('makes nobody wait at a terminal', async () => {
    const terminal = createTerminal()
    const stdin = Object.assign(terminal.stdin, { isTTY: true })
    expect([await run(['explain'], { ...terminal, stdin }, ''), terminal.written.stdout]).toEqual([2, ''])
    expect(terminal.written.stderr).toMatch(/^explain needs an error: a code/)
  })

  it.each([
    [
      'a missing file',
      ['@/nowhere/page.html'],
      'explain: the file cannot be read (ENOENT). See pingone-signoff help.\n',
    ],
    ['nothing', [''], 'explain needs an error'],
  ])('refuses %s', async (_, args, message) => {
    const { status, stderr } = await outcomeOf(args)
    expect([status, stderr.startsWith(message)]).toEqual([2, true])
  })
})
