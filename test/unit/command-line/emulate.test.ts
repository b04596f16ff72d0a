import { describe, expect, it } from 'vitest'
import { run } from '../../../src/command-line/run.ts'
import { createTerminal } from './fake-terminal.ts'
import { understand } from './understand.ts'

async function outcomeOf(args: readonly string[]) {
  const terminal = createTerminal()
  const status = await run(['emulate', ...args], terminal, '')
  return { status, ...terminal.written }
}

describe('emulate', () => {
  it('takes a port, a file, and URIs, each given several times or with commas between them', async () => {
    const uris = [
      '--redirect-uri',
      'http://localhost:3000/a,http://localhost:3000/b',
      '--redirect-uri=app:/c',
    ]
    const { command, values } = await understand([
      ...['emulate', '--port', '0', '--config=pingone.json', ...uris],
      ...['--post-logout-redirect-uri', 'http://localhost:3000/bye'],
    ])
    expect({ command, values }).toEqual({
      command: 'emulate',
      values: {
        port: '0',
        config: 'pingone.json',
        redirectUri: ['http://localhost:3000/a', 'http://localhost:3000/b', 'app:/c'],
        postLogoutRedirectUri: ['http://localhost:3000/bye'],
      },
    })
  })

  it.each(['x', '', '-1', '65536', '1e3', '4001.5', '٣'])('refuses the port %j', async (port) => {
    expect(await outcomeOf([`--port=${port}`])).toEqual({
      status: 2,
      stdout: '',
      stderr: '--port takes a number from 0 to 65535. See pingone-signoff help.\n',
    })
  })

  it('refuses a flag that it does not take', async () => {
    const { status, stderr } = await outcomeOf(['--prot', '4001'])
    expect([status, stderr]).toEqual([2, 'Unknown flag. Did you mean --port? See pingone-signoff help.\n'])
  })
})
