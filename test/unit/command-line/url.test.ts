import { describe, expect, it } from 'vitest'
import { formatReport } from '../../../src/command-line/format-report.ts'
import { url } from '../../../src/command-line/url.ts'
import { buildSignOffUrl, checkSignOff, type SignOffOptions } from '../../../src/index.ts'
import { AUTH_PATH, ENV_ID, makeIdToken, REDIRECT_URI } from '../fixtures.ts'
import { createTerminal } from './fake-terminal.ts'
import { understand } from './understand.ts'

const TOKEN = makeIdToken()
const BASE: SignOffOptions = { authPath: AUTH_PATH, envID: ENV_ID, idToken: TOKEN }
const ARGS = ['url', '--auth-path', AUTH_PATH, '--env-id', ENV_ID, '--id-token', '-']
const REDIRECT = ['--post-logout-redirect-uri', REDIRECT_URI]
const FINE: SignOffOptions = { ...BASE, postLogoutRedirectUri: REDIRECT_URI }

async function outcomeOf(args: readonly string[]) {
  const terminal = createTerminal({ stdin: TOKEN })
  const status = await url(await understand([...ARGS, ...args]), terminal)
  return { status, ...terminal.written }
}

/** What stands on standard error. */
function reportOf(options: SignOffOptions, closing: string): string {
  return formatReport({ problems: checkSignOff(options), closing }, { write: () => {} }, {})
}

describe('url', () => {
  it.each<[string, string[], Partial<SignOffOptions>]>([
    ['the hint', [], {}],
    [
      'all that goes into it',
      ['--state', 'a b&c', '--extra-parameters', 'ui_locales=de en'],
      { state: 'a b&c', extraParameters: { ui_locales: 'de en' } },
    ],
    ['an http redirect URI that is wanted', ['--allow-insecure-redirect'], { allowInsecureRedirect: true }],
  ])('prints the URL with %s, and nothing else', async (_, args, options) => {
    expect(await outcomeOf([...REDIRECT, ...args])).toEqual({
      status: 0,
      stdout: `${buildSignOffUrl({ ...FINE, ...options })}\n`,
      stderr: '',
    })
  })

  it('prints the URL with the client, for idpSignoff, and who does not hear of it', async () => {
    const args = ['--endpoint', 'idpSignoff', '--client-id=b5c4f367-33dc-4931-b84f-baaccfc510b4']
    const options = {
      ...FINE,
      endpoint: 'idpSignoff',
      clientId: 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
    } as const
    expect(await outcomeOf([...REDIRECT, ...args])).toEqual({
      status: 0,
      stdout: `${buildSignOffUrl(options)}\n`,
      stderr: reportOf(options, '1 warning.'),
    })
  })

  it('prints warnings beside it', async () => {
    expect(await outcomeOf([])).toEqual({
      status: 0,
      stdout: `${buildSignOffUrl(BASE)}\n`,
      stderr: reportOf(BASE, '1 warning.'),
    })
  })

  it('prints what is wrong in its place', async () => {
    expect(await outcomeOf(['--client-id', 'x', ...REDIRECT])).toEqual({
      status: 1,
      stdout: '',
      stderr: reportOf({ ...FINE, clientId: 'x' }, '1 error.'),
    })
  })

  it('with --json prints the URL', async () => {
    const { status, stdout, stderr } = await outcomeOf(['--json'])
    expect([status, JSON.parse(stdout), stderr]).toEqual([0, { url: buildSignOffUrl(BASE) }, ''])
  })

  it('with --json prints what is wrong', async () => {
    const { status, stdout, stderr } = await outcomeOf(['--json', '--client-id', 'x'])
    const problems = checkSignOff({ ...BASE, clientId: 'x' })
    expect([status, JSON.parse(stdout), stderr]).toEqual([1, { problems }, ''])
  })
})
