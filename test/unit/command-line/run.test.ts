import { describe, expect, it } from 'vitest'
import { run } from '../../../src/command-line/run.ts'
import { buildSignOffUrl } from '../../../src/index.ts'
import { AUTH_PATH, ENV_ID } from '../fixtures.ts'
import { createTerminal } from './fake-terminal.ts'

async function outcomeOf(args: readonly string[]) {
  const terminal = createTerminal()
  const status = await run(args, terminal, '1.2.3')
  return { status, ...terminal.written }
}

describe('run', () => {
  it.each([[['help']], [['--help']], [['-h']]])('helps with %j', async (args) => {
    const { status, stdout, stderr } = await outcomeOf(args)
    expect([status, stdout.split('\n', 1), stderr]).toEqual([
      0,
      ['Usage: pingone-signoff <command> [flags]'],
      '',
    ])
  })

  it.each([[['help', 'check']], [['check', '--help']], [['check', '--nonsense', '-h']]])(
    'helps with a command with %j',
    async (args) => {
      const { status, stdout, stderr } = await outcomeOf(args)
      expect([status, stdout.split('\n', 1), stderr]).toEqual([
        0,
        ['Usage: pingone-signoff check [flags]'],
        '',
      ])
    },
  )

  it.each([[['--version']], [['-v']]])('tells the version with %j', async (args) => {
    expect(await outcomeOf(args)).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' })
  })

  it('helps on standard error where nothing is asked for', async () => {
    const { stdout } = await outcomeOf(['help'])
    expect(await outcomeOf([])).toEqual({ status: 2, stdout: '', stderr: stdout })
  })

  it('tells what it cannot carry out, and where help is, in lines of 80 characters', async () => {
    expect(await outcomeOf(['check', '--id-token', 'a.b.c'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `--id-token takes no token itself, which other users of this machine could see,
but its place: @file, - (standard input) or env:NAME. See pingone-signoff help.
`,
    })
  })

  it('helps who asks for help with a token, and does not repeat it', async () => {
    const { stdout } = await outcomeOf(['help'])
    expect(await outcomeOf(['help', 'eyJhb.eyJpc.c2ln'])).toEqual({ status: 2, stdout: '', stderr: stdout })
  })

  it('tells which flag was meant, whatever value it has', async () => {
    expect(await outcomeOf(['check', '--idtoken=eyJhb.eyJpc.c2ln'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'Unknown flag. Did you mean --id-token? See pingone-signoff help.\n',
    })
  })

  it('prints the URL', async () => {
    const options = { authPath: AUTH_PATH, envID: ENV_ID }
    const { stdout } = await outcomeOf(['url', '--auth-path', AUTH_PATH, '--env-id', ENV_ID])
    expect(stdout).toBe(`${buildSignOffUrl(options)}\n`)
  })

  it('tells what nobody foresaw by its name and place, since its message may hold anything', async () => {
    const write = () => {
      throw new TypeError('eyJhb.eyJpc.c2ln')
    }
    const terminal = createTerminal()
    const status = await run(['help'], { ...terminal, stdout: { write } }, '1.2.3')
    expect([status, terminal.written.stderr.replace(/\n/g, ' ')]).toEqual([
      1,
      expect.stringMatching(
        /^A fault of pingone-signoff itself \(TypeError at [\w.-]+:\d+:\d+\)\. Please report it, without any token\. $/,
      ),
    ])
  })

  it('tells what is no error at all', async () => {
    const terminal = createTerminal()
    const write = () => {
      throw 'eyJhb.eyJpc.c2ln'
    }
    expect(await run(['help'], { ...terminal, stdout: { write } }, '1.2.3')).toBe(1)
    expect(terminal.written.stderr).toMatch(/^A fault of pingone-signoff itself \(Error at /)
  })

  it.each([
    [0, 'url', []],
    [1, 'url', ['--state', '\n']],
    [0, 'check', []],
    [1, 'check', ['--state', '\n']],
  ])('ends with %i after %s %j', async (status, command, args) => {
    const outcome = await outcomeOf([command, '--auth-path', AUTH_PATH, '--env-id', ENV_ID, ...args])
    expect(outcome.status).toBe(status)
  })
})
