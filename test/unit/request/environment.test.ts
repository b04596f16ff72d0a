import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import { type Environment, isUUID, resolveEnvironment } from '../../../src/request/environment.ts'
import { REGIONAL_ORIGINS } from '../../../src/request/regions.ts'
import { AUTH_PATH, CUSTOM_DOMAIN, ENV_ID, found } from '../fixtures.ts'

function resolve(authPath?: string, envID?: string) {
  const problems: SignOffProblem[] = []
  const environment = resolveEnvironment({ authPath, envID }, createReport(problems))
  return { environment, problems }
}

function pingOneHost(origin: string, changes: Partial<Environment> = {}): Environment {
  const base = `${origin}/${ENV_ID}`
  return {
    origin,
    base,
    issuer: `${base}/as`,
    envID: ENV_ID,
    isRegional: true,
    isNewRegion: false,
    ...changes,
  }
}

function customDomain(origin: string, envID?: string): Environment {
  return { origin, base: origin, issuer: `${origin}/as`, envID, isRegional: false, isNewRegion: false }
}

describe('isUUID', () => {
  it.each<[unknown, boolean]>([
    [ENV_ID, true],
    [ENV_ID.toUpperCase(), false],
    [[ENV_ID], false],
    [`${ENV_ID}\n`, false],
    [ENV_ID.replaceAll('-', ''), false],
    [`{${ENV_ID}}`, false],
    [ENV_ID.replace('e', 'g'), false],
    ['', false],
    [5, false],
  ])('of %j is %s', (value, expected) => {
    expect(isUUID(value)).toBe(expected)
  })
})

describe('resolveEnvironment', () => {
  it.each<[string, string | undefined, Environment]>([
    ...REGIONAL_ORIGINS.map((origin): [string, string, Environment] => [origin, ENV_ID, pingOneHost(origin)]),
    ['https://auth.pingone.eu/', ENV_ID, pingOneHost('https://auth.pingone.eu')],
    ['HTTPS://Auth.PingOne.EU', ENV_ID.toUpperCase(), pingOneHost('https://auth.pingone.eu')],
    ['http://localhost:3000', ENV_ID, pingOneHost('http://localhost:3000', { isRegional: false })],
    [
      'http://pingone-mock.localhost',
      ENV_ID,
      pingOneHost('http://pingone-mock.localhost', { isRegional: false }),
    ],
    ['https://127.0.0.1:9443', ENV_ID, pingOneHost('https://127.0.0.1:9443', { isRegional: false })],
    ['https://127.10.20.30', ENV_ID, pingOneHost('https://127.10.20.30', { isRegional: false })],
    ['http://[::1]:8080/', ENV_ID, pingOneHost('http://[::1]:8080', { isRegional: false })],
    ['http://localhost:3000', undefined, customDomain('http://localhost:3000')],
    [CUSTOM_DOMAIN, undefined, customDomain(CUSTOM_DOMAIN)],
    [CUSTOM_DOMAIN, ENV_ID, customDomain(CUSTOM_DOMAIN, ENV_ID)],
    ['https://pingone.example.com', undefined, customDomain('https://pingone.example.com')],
    ['https://auth.pingone.example.co.uk', undefined, customDomain('https://auth.pingone.example.co.uk')],
    ['https://evilpingone.com', undefined, customDomain('https://evilpingone.com')],
    ['https://xn--bcher-kva.example', undefined, customDomain('https://xn--bcher-kva.example')],
  ])('resolves %s with %s', (authPath, envID, environment) => {
    expect(resolve(authPath, envID)).toEqual({ environment, problems: [] })
  })

  it.each([
    [undefined],
    ['auth.pingone.eu'],
    ['//auth.pingone.eu'],
    ['http://auth.pingone.eu'],
    ['ftp://localhost'],
    ['https:auth.pingone.eu'],
    ['https:/auth.pingone.eu'],
    ['https:\\\\auth.pingone.eu'],
    ['https://auth.pingone.eu:443'],
    ['https://auth.pingone.eu:8443'],
    ['https://auth.pingone.eu:'],
    ['http://localhost:80'],
    ['http://localhost:99999'],
    ['https://auth.pingone.eu//'],
    [`https://auth.pingone.eu/${ENV_ID}`],
    ['https://auth.pingone.eu/as'],
    ['https://auth.pingone.eu?'],
    ['https://auth.pingone.eu#'],
    ['https://auth.pingone.eu/?a=b'],
    ['https://auth.pingone.eu/#a'],
    ['https://user@auth.pingone.eu'],
    ['https://user:password@auth.pingone.eu'],
    ['https://@auth.pingone.eu'],
    ['https://auth.pingone.eu.'],
    ['https://login.example.com.'],
    ['https://localhost.'],
    [' https://auth.pingone.eu'],
    ['https://auth.pingone.eu '],
    ['https://auth.ping\tone.eu'],
    ['https://auth.pingone.eu\n'],
    ['https://ａuth.pingone.eu'],
    ['https://auth。pingone.eu'],
    ['https://auth.ping%6fne.eu'],
    ['https://bücher.example'],
    ['https://192.0.2.1'],
    ['https://3221225985'],
    ['https://0xc0000201'],
    ['https://[2001:db8::1]'],
    ['http://127.1'],
    ['http://2130706433'],
    ['http://[::0001]'],
    ['http://10.0.0.1:8080'],
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
  ])('refuses %j as authPath', (authPath) => {
    const { environment, problems } = resolve(authPath, ENV_ID)
    expect({ environment, found: found(problems) }).toEqual({
      environment: undefined,
      found: [['INVALID_AUTH_PATH', 'authPath']],
    })
  })

  it.each([
    [undefined, 'authPath is missing.', 'https://auth.pingone.eu'],
    ['http://auth.pingone.com', 'authPath is no https origin.', 'https://auth.pingone.com'],
    ['https://auth.pingone.ca:8443', 'authPath is no https origin.', 'https://auth.pingone.ca'],
    ['https://user:secret@login.example.com/x', 'authPath is no https origin.', 'https://login.example.com'],
    ['http://localhost:7100/eb41e805/as', 'authPath is no https origin.', 'http://localhost:7100'],
    ['https://127.0.0.1:9443/as', 'authPath is no https origin.', 'https://127.0.0.1:9443'],
    ['https://192.0.2.1', 'authPath is no https origin.', 'https://auth.pingone.eu'],
  ])('names for %s the origin that was meant', (authPath, message, origin) => {
    const [problem] = resolve(authPath, ENV_ID).problems
    expect(problem).toEqual({
      code: 'INVALID_AUTH_PATH',
      level: 'error',
      option: 'authPath',
      message,
      fix: `Set it to an https origin like '${origin}'.`,
    })
  })

  it.each([
    ['https://auth.pingone.uk'],
    ['https://api.pingone.com'],
    ['https://auth.pingone.co.uk'],
    ['https://apps.pingone.eu'],
    ['https://pingone.com'],
    ['https://auth.pingone.com.sg'],
    ['https://pingone.global'],
  ])('takes %s for a host of PingOne, of no region known here', (authPath) => {
    const environment = pingOneHost(authPath, { isNewRegion: true })
    expect(resolve(authPath, ENV_ID)).toEqual({ environment, problems: [] })
  })

  it('names the regions that it knows where no hint can vouch for another', () => {
    expect(resolve('https://auth.pingone.uk')).toEqual({
      environment: undefined,
      problems: [
        {
          code: 'UNKNOWN_REGION',
          level: 'error',
          option: 'authPath',
          message: 'authPath is no PingOne region.',
          fix: `Set it to one of ${REGIONAL_ORIGINS.join(', ')}.`,
        },
      ],
    })
  })

  it.each([
    [AUTH_PATH, undefined, 'envID is missing.'],
    [AUTH_PATH, 'eb41e805', 'envID is not a UUID.'],
    [AUTH_PATH, `${ENV_ID}/as`, 'envID is not a UUID.'],
    [AUTH_PATH, ` ${ENV_ID}`, 'envID is not a UUID.'],
    [CUSTOM_DOMAIN, 'eb41e805', 'envID is not a UUID.'],
    ['http://localhost:3000', '../..', 'envID is not a UUID.'],
  ])('refuses at %s the environment %s', (authPath, envID, message) => {
    expect(resolve(authPath, envID).problems).toEqual([
      {
        code: 'INVALID_ENV_ID',
        level: 'error',
        option: 'envID',
        message,
        fix: 'Copy it from Environment Properties in the PingOne console.',
      },
    ])
  })
})
