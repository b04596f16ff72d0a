import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import {
  type AuthorizationServer,
  isLoopback,
  isUUID,
  parseIssuer,
  resolveAuthorizationServer,
} from '../../../src/request/authorization-server.ts'
import { AUTH_PATH, CUSTOM_DOMAIN, ENV_ID, found, ISSUER } from '../fixtures.ts'

function resolve(authPath?: string, envID?: string, hintIssuer?: string) {
  const problems: SignOffProblem[] = []
  const server = resolveAuthorizationServer({ authPath, envID }, hintIssuer, createReport(problems))
  return { server, problems }
}

function serverOf(origin: string, changes: Partial<AuthorizationServer> = {}): AuthorizationServer {
  const base = `${origin}/${ENV_ID}`
  return { origin, base, issuer: `${base}/as`, envID: ENV_ID, isRegional: true, ...changes }
}

function customDomain(origin: string, envID?: string): AuthorizationServer {
  return { origin, base: origin, issuer: `${origin}/as`, envID, isRegional: false }
}

describe('isLoopback', () => {
  it.each([
    ['localhost', true],
    ['app.localhost', true],
    ['127.0.0.1', true],
    ['127.255.0.9', true],
    ['127.10.20.30', true],
    ['[::1]', true],
    ['128.0.0.1', false],
    ['localhost.example.com', false],
    ['mylocalhost', false],
    ['.localhost', false],
    ['127.0.0.1.example.com', false],
    ['[::2]', false],
    ['0.0.0.0', false],
  ])('of %s is %s', (hostname, expected) => {
    expect(isLoopback(hostname)).toBe(expected)
  })
})

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

describe('parseIssuer', () => {
  it.each([
    [ISSUER, { host: 'auth.pingone.eu', envID: ENV_ID }],
    [`https://auth.pingone.com.au/${ENV_ID}/as`, { host: 'auth.pingone.com.au', envID: ENV_ID }],
    [`https://auth.pingone.uk/${ENV_ID}/as`, { host: 'auth.pingone.uk', envID: ENV_ID }],
    [`${CUSTOM_DOMAIN}/as`, undefined],
    [`${CUSTOM_DOMAIN}/${ENV_ID}/as`, undefined],
    [`${ISSUER}/`, undefined],
    [`x${ISSUER}`, undefined],
    [`http://auth.pingone.eu/${ENV_ID}/as`, undefined],
    [`https://auth.pingone.eu/${ENV_ID.slice(1)}/as`, undefined],
    [`https://evilpingone.eu/${ENV_ID}/as`, undefined],
    ['', undefined],
  ])('of %s', (issuer, expected) => {
    expect(parseIssuer(issuer)).toEqual(expected)
  })
})

describe('resolveAuthorizationServer', () => {
  it.each<[string, string | undefined, AuthorizationServer]>([
    ['https://auth.pingone.com', ENV_ID, serverOf('https://auth.pingone.com')],
    ['https://auth.pingone.ca', ENV_ID, serverOf('https://auth.pingone.ca')],
    ['https://auth.pingone.eu', ENV_ID, serverOf('https://auth.pingone.eu')],
    ['https://auth.pingone.com.au', ENV_ID, serverOf('https://auth.pingone.com.au')],
    ['https://auth.pingone.sg', ENV_ID, serverOf('https://auth.pingone.sg')],
    ['https://auth.pingone.asia', ENV_ID, serverOf('https://auth.pingone.asia')],
    ['https://auth.pingone.eu/', ENV_ID, serverOf('https://auth.pingone.eu')],
    ['HTTPS://Auth.PingOne.EU', ENV_ID.toUpperCase(), serverOf('https://auth.pingone.eu')],
    ['http://localhost:3000', ENV_ID, serverOf('http://localhost:3000', { isRegional: false })],
    [
      'http://pingone-mock.localhost',
      ENV_ID,
      serverOf('http://pingone-mock.localhost', { isRegional: false }),
    ],
    ['https://127.0.0.1:9443', ENV_ID, serverOf('https://127.0.0.1:9443', { isRegional: false })],
    ['https://127.10.20.30', ENV_ID, serverOf('https://127.10.20.30', { isRegional: false })],
    ['http://[::1]:8080/', ENV_ID, serverOf('http://[::1]:8080', { isRegional: false })],
    ['http://localhost:3000', undefined, customDomain('http://localhost:3000')],
    [CUSTOM_DOMAIN, undefined, customDomain(CUSTOM_DOMAIN)],
    [CUSTOM_DOMAIN, ENV_ID, customDomain(CUSTOM_DOMAIN, ENV_ID)],
    ['https://pingone.example.com', undefined, customDomain('https://pingone.example.com')],
    ['https://auth.pingone.example.co.uk', undefined, customDomain('https://auth.pingone.example.co.uk')],
    ['https://evilpingone.com', undefined, customDomain('https://evilpingone.com')],
    ['https://xn--bcher-kva.example', undefined, customDomain('https://xn--bcher-kva.example')],
  ])('resolves %s with %s', (authPath, envID, server) => {
    expect(resolve(authPath, envID)).toEqual({ server, problems: [] })
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
    const { server, problems } = resolve(authPath, ENV_ID)
    expect([server, found(problems)]).toEqual([undefined, [['INVALID_AUTH_PATH', 'authPath']]])
  })

  it.each([
    [undefined, 'authPath is missing.', 'auth.pingone.eu'],
    ['http://auth.pingone.com', 'authPath is not an https origin alone.', 'auth.pingone.com'],
    ['https://auth.pingone.ca:8443', 'authPath is not an https origin alone.', 'auth.pingone.ca'],
    [
      'https://user:secret@login.example.com/x',
      'authPath is not an https origin alone.',
      'login.example.com',
    ],
    ['https://192.0.2.1', 'authPath is not an https origin alone.', 'auth.pingone.eu'],
  ])('names for %s the origin that was meant', (authPath, message, host) => {
    const [problem] = resolve(authPath, ENV_ID).problems
    expect(problem).toEqual({
      code: 'INVALID_AUTH_PATH',
      level: 'error',
      option: 'authPath',
      message,
      fix: `Set it to an https origin alone, such as 'https://${host}'.`,
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
  ])('knows %s for no region', (authPath) => {
    const { server, problems } = resolve(authPath, ENV_ID, ISSUER)
    expect([server, found(problems)]).toEqual([undefined, [['UNKNOWN_REGION', 'authPath']]])
  })

  it('names the regions that it knows', () => {
    expect(resolve('https://auth.pingone.uk', ENV_ID).problems).toEqual([
      {
        code: 'UNKNOWN_REGION',
        level: 'error',
        option: 'authPath',
        message: 'authPath names auth.pingone.uk, which is no PingOne region.',
        fix: 'Set it to https:// and one of auth.pingone.com, auth.pingone.ca, auth.pingone.eu, auth.pingone.com.au, auth.pingone.sg, auth.pingone.asia.',
      },
    ])
  })

  it('takes the word of a hint for a region newer than itself', () => {
    const origin = 'https://auth.pingone.uk'
    expect(resolve(origin, ENV_ID.toUpperCase(), `${origin}/${ENV_ID}/as`)).toEqual({
      server: serverOf(origin),
      problems: [],
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
