import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const ENV = {
  PINGONE_AUTH_PATH: 'https://auth.pingone.eu',
  PINGONE_ENV_ID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
  PINGONE_CLIENT_ID: 'shop',
  PINGONE_REDIRECT_URI: 'https://shop.example.net/callback',
  PINGONE_POST_LOGOUT_REDIRECT_URI: 'https://shop.example.net/signed-off',
  PINGONE_USERNAME: 'ann',
  PINGONE_PASSWORD: 'correct horse',
}
const SETTINGS = {
  authPath: 'https://auth.pingone.eu',
  envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
  clientId: 'shop',
  redirectUri: 'https://shop.example.net/callback',
  postLogoutRedirectUri: 'https://shop.example.net/signed-off',
  username: 'ann',
  password: 'correct horse',
  scope: 'openid',
  isHeaded: false,
  usernameSelector: '[name=username]',
  passwordSelector: '[name=password]',
  submitSelector: 'button[type=submit]',
}

describe('readSettings', () => {
  it('reads what is needed, and fills in what is usual', () => {
    expect(readSettings(ENV)).toEqual(SETTINGS)
  })

  it.each([
    ['PINGONE_CLIENT_SECRET', 'clientSecret'],
    ['PINGONE_XP_POST_LOGOUT_REDIRECT_URI', 'xpPostLogoutRedirectUri'],
    ['PINGONE_EXPIRED_ID_TOKEN', 'expiredIdToken'],
    ['PINGONE_SCOPE', 'scope'],
    ['PINGONE_USERNAME_SELECTOR', 'usernameSelector'],
    ['PINGONE_PASSWORD_SELECTOR', 'passwordSelector'],
    ['PINGONE_SUBMIT_SELECTOR', 'submitSelector'],
  ])('reads %s', (variable, name) => {
    expect(readSettings({ ...ENV, [variable]: 'given' })).toEqual({ ...SETTINGS, [name]: 'given' })
  })

  it('leaves the user to a person where the browser is shown', () => {
    const { username, password, ...settings } = SETTINGS
    const env = { ...ENV, PINGONE_USERNAME: '', PINGONE_PASSWORD: '', PINGONE_HEADED: '1' }
    expect([username, password, readSettings(env)]).toEqual([
      'ann',
      'correct horse',
      { ...settings, isHeaded: true },
    ])
  })

  it.each([
    [{ PINGONE_PASSWORD: '' }, ['PINGONE_PASSWORD: the password of the test user']],
    [
      { PINGONE_AUTH_PATH: 'https://auth.pingone.uk' },
      [expect.stringMatching(/^PINGONE_AUTH_PATH: authPath is no PingOne region/)],
    ],
    [
      { PINGONE_POST_LOGOUT_REDIRECT_URI: 'https://other.example/signed-off' },
      ['PINGONE_REDIRECT_URI: not on the origin of the Signoff URL'],
    ],
  ])('says what is missing or wrong in %j', (changes, lines) => {
    expect(readSettings({ ...ENV, ...changes })).toEqual(lines)
  })
})

describe('npm run test:live', () => {
  it('refuses without settings: names them, tries nothing, and ends with exit code 2', {
    timeout: 60_000,
  }, () => {
    const script = fileURLToPath(new URL('main.ts', import.meta.url))
    const env = {
      PATH: process.env.PATH ?? '',
      PINGONE_ENV_ID: ENV.PINGONE_ENV_ID,
      PINGONE_PASSWORD: 'canary',
    }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], {
      env,
      encoding: 'utf8',
    })
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      `Nothing was tried: set, for a PingOne environment of your own,
PINGONE_AUTH_PATH: https://auth.pingone.eu, say, or the custom domain
PINGONE_CLIENT_ID: the Client ID of the application
PINGONE_REDIRECT_URI: one of its Redirect URIs; nothing has to answer there
PINGONE_POST_LOGOUT_REDIRECT_URI: one of its Signoff URLs, on the origin of the Redirect URI
PINGONE_USERNAME: a test user, of the trial environment alone
`,
    ])
  })
})
