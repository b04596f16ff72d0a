import { describe, expect, it } from 'vitest'
import { checkConfig, checkFaults } from '../../../src/emulator/check-config.ts'
import schema from '../../../src/emulator/config.schema.json' with { type: 'json' }
import { DEFAULT_ENVIRONMENT } from '../../../src/emulator/settings.ts'
import { type PingOneOptions, startPingOne } from '../../../src/emulator.ts'

const USER = { username: 'ann', password: 'p' }
const APPLICATION = { clientId: 'shop', redirectUris: ['http://localhost:4000/callback'] }
const ENVIRONMENT = { envID: DEFAULT_ENVIRONMENT.envID, applications: [APPLICATION], users: [USER] }

const withEnvironment = (changes: object, rest: object = {}) => ({
  environments: [{ ...ENVIRONMENT, ...changes }],
  ...rest,
})
const withApplication = (changes: object) =>
  withEnvironment({ applications: [{ ...APPLICATION, ...changes }] })

const GOOD: [string, unknown][] = [
  ['nothing at all', {}],
  ['the default environment', { environments: [DEFAULT_ENVIRONMENT] }],
  [
    'undefined for what is optional',
    { port: undefined, environments: [{ ...ENVIRONMENT, host: undefined }] },
  ],
  ['names below localhost', withEnvironment({ host: 'auth.localhost', customDomain: 'login.localhost' })],
  ['an address', withEnvironment({ host: '127.0.0.1' })],
  ['names from elsewhere, with tls', withEnvironment({ host: 'auth.pingone.eu' }, { tls: true })],
  ["a native application's scheme", withApplication({ redirectUris: ['com.example.app:/callback'] })],
  ['a link to the schema', { $schema: 'https://example.com/schema.json' }],
]

const BAD: [string, unknown, string, string | RegExp][] = [
  ['no object', [], '', 'must be an object, and is a list'],
  [
    'an unknown setting',
    { hostname: '0.0.0.0' },
    'hostname',
    /^is no setting: known are .*environments, port/,
  ],
  ['a near miss', { TLS: true }, 'TLS', 'is no setting: did you mean tls?'],
  ['a prototype', JSON.parse('{ "__proto__": 1 }'), '__proto__', /^is no setting/],
  ['a port as a text', { port: '4001' }, 'port', 'must be a whole number, and is a text'],
  ['a port beyond', { port: 65536 }, 'port', 'must be from 0 to 65535'],
  ['another SameSite', { sameSite: 'Strict' }, 'sameSite', 'must be one of None, Lax, unspecified'],
  ['no environment', { environments: [] }, 'environments', 'must not be empty'],
  ['no envID', withEnvironment({ envID: undefined }), 'environments[0].envID', 'is missing'],
  [
    'an envID in capitals',
    withEnvironment({ envID: ENVIRONMENT.envID.toUpperCase() }),
    'environments[0].envID',
    /^must be a UUID in lower case/,
  ],
  [
    'a host with a port',
    withEnvironment({ host: 'localhost:4001' }),
    'environments[0].host',
    /^must be a host name/,
  ],
  [
    'a host from elsewhere in plain http',
    withEnvironment({ host: 'auth.pingone.eu' }),
    'environments[0].host',
    /^must be localhost, .*: others need tls$/,
  ],
  [
    'a custom domain from elsewhere in plain http',
    withEnvironment({ customDomain: 'localhost.example' }),
    'environments[0].customDomain',
    /others need tls$/,
  ],
  [
    'a custom domain that is the host',
    withEnvironment({ customDomain: 'localhost' }),
    'environments[0].customDomain',
    'must be another name than host',
  ],
  [
    'no redirect URI',
    withApplication({ redirectUris: [] }),
    'environments[0].applications[0].redirectUris',
    'must not be empty',
  ],
  [
    'a relative redirect URI',
    withApplication({ redirectUris: ['/callback'] }),
    'environments[0].applications[0].redirectUris[0]',
    'must be an absolute URI without a fragment',
  ],
  [
    'a fragment',
    withApplication({ postLogoutRedirectUris: ['https://a.example/#'] }),
    'environments[0].applications[0].postLogoutRedirectUris[0]',
    'must be an absolute URI without a fragment',
  ],
  [
    'an origin with a path',
    withApplication({ corsOrigins: ['https://a.example/'] }),
    'environments[0].applications[0].corsOrigins[0]',
    /^must be an origin/,
  ],
  [
    'a secret that is none',
    withApplication({ clientSecret: 7 }),
    'environments[0].applications[0].clientSecret',
    'must be a text, and is a number',
  ],
  [
    'an unknown fault',
    { faults: { dwon: true } },
    'faults.dwon',
    /^is no setting: known are refuseExpiredHints/,
  ],
  [
    'the same application twice',
    withEnvironment({ applications: [APPLICATION, APPLICATION] }),
    'environments[0].applications[1].clientId',
    'is that of environments[0].applications[0] too',
  ],
  [
    'the same user twice',
    withEnvironment({ users: [USER, USER] }),
    'environments[0].users[1].username',
    'is that of environments[0].users[0] too',
  ],
  [
    'the same environment twice',
    { environments: [ENVIRONMENT, ENVIRONMENT] },
    'environments[1]',
    /of another environment$/,
  ],
]

describe('checkConfig', () => {
  it.each(GOOD)('has nothing against %s', (_, config) => {
    expect(checkConfig(config)).toEqual([])
  })

  it.each(BAD)('tells of %s', (_, config, path, message) => {
    expect(checkConfig(config)).toEqual([
      { path, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ])
  })

  it('tells all mistakes at once, each with its path, and no secret', () => {
    const config = {
      port: -1,
      environments: [ENVIRONMENT, { envID: 'x', applications: [{ clientSecret: ['hush'] }], users: {} }],
    }
    const problems = checkConfig(config)
    expect(problems.map(({ path }) => path)).toEqual([
      'port',
      'environments[1].envID',
      'environments[1].applications[0].clientId',
      'environments[1].applications[0].redirectUris',
      'environments[1].applications[0].clientSecret',
      'environments[1].users',
    ])
    expect(JSON.stringify(problems)).not.toContain('hush')
  })
})

describe('checkFaults', () => {
  it.each([
    [{ slow: 0.5 }, 'slow', 'must be a whole number, and is a number'],
    [{ slow: -1 }, 'slow', 'must be from 0 to 600000'],
    [{ down: 'yes' }, 'down', 'must be true or false, and is a text'],
    [{ rejectSignOff: '' }, 'rejectSignOff', 'must not be empty'],
    [null, '', 'must be an object, and is null'],
  ])('tells what is wrong with %j', (faults, path, message) => {
    expect(checkFaults(faults)).toEqual([{ path, message }])
  })
})

describe('the published schema', () => {
  it('knows the settings that the types know, and no others', () => {
    const application: Required<NonNullable<PingOneOptions['environments']>[number]['applications'][number]> =
      {
        ...{ clientId: '', clientSecret: '', redirectUris: [], postLogoutRedirectUris: [] },
        ...{ enabled: true, idpSignoff: true, corsOrigins: [] },
      }
    const environment: Required<NonNullable<PingOneOptions['environments']>[number]> = {
      ...{ envID: '', host: '', customDomain: '', applications: [], users: [], logoutRedirectUris: [] },
    }
    const faults: Required<NonNullable<PingOneOptions['faults']>> = {
      ...{ refuseExpiredHints: true, slow: 0, down: true, noCors: true, rejectSignOff: '', loseState: true },
      staySignedOn: true,
    }
    const options: Required<PingOneOptions> = {
      environments: [],
      port: 0,
      tls: true,
      sameSite: 'Lax',
      faults,
    }
    const known = (rule: { properties: object }) => Object.keys(rule.properties).sort()
    const { $defs } = schema
    expect(known($defs.application)).toEqual(Object.keys(application).sort())
    expect(known($defs.environment)).toEqual(Object.keys(environment).sort())
    expect(known($defs.faults)).toEqual(Object.keys(faults).sort())
    expect(known(schema)).toEqual(['$schema', ...Object.keys(options)].sort())
  })
})

describe('startPingOne', () => {
  it('rejects with every mistake and its path, and takes no port', async () => {
    const options = withEnvironment({ host: 'auth.pingone.eu', users: [USER, USER] }) as PingOneOptions
    await expect(startPingOne(options)).rejects.toMatchObject({
      code: 'INVALID_CONFIG',
      message: [
        'environments[0].host must be localhost, a name below it such as login.localhost, or 127.0.0.1: others need tls',
        'environments[0].users[1].username is that of environments[0].users[0] too',
      ].join('\n'),
      problems: [{ path: 'environments[0].host' }, { path: 'environments[0].users[1].username' }],
    })
  })
})
