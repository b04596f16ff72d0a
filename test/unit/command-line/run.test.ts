import { describe, expect, it } from 'vitest'
import { help } from '../../../src/command-line/help.ts'
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
  it.each([[['help']], [['--help']], [['check', '-h']]])('helps with %j', async (args) => {
    expect(await outcomeOf(args)).toEqual({ status: 0, stdout: help(), stderr: '' })
  })

  it.each([[['--version']], [['-V']], [['-v']]])('tells the version with %j', async (args) => {
    expect(await outcomeOf(args)).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' })
  })

  it('helps on standard error where nothing is asked for', async () => {
    expect(await outcomeOf([])).toEqual({ status: 2, stdout: '', stderr: help() })
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

  it('repeats no control character', async () => {
    const { stderr } = await outcomeOf(['check', '--id-token', '@\x1b[2J'])
    expect(stderr.replace(/\n/g, ' ')).toBe(
      '--id-token: the file \\u001b[2J cannot be read (ENOENT). See pingone-signoff help. ',
    )
  })

  it('prints the URL', async () => {
    const options = { authPath: AUTH_PATH, envID: ENV_ID }
    const { stdout } = await outcomeOf(['url', '--auth-path', AUTH_PATH, '--env-id', ENV_ID])
    expect(stdout).toBe(`${buildSignOffUrl(options)}\n`)
  })

  it('passes on what is no fault of the command line', async () => {
    const write = () => {
      throw new TypeError('no more room')
    }
    const broken = run(['help'], { ...createTerminal(), stdout: { write } }, '1.2.3')
    await expect(broken).rejects.toThrow(new TypeError('no more room'))
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
