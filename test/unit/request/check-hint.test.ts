import { describe, expect, it } from 'vitest'
import type { SignOffProblem } from '../../../src/problems/codes.ts'
import { createReport } from '../../../src/problems/problem.ts'
import { checkApplication } from '../../../src/request/check-application.ts'
import { checkUser } from '../../../src/request/check-user.ts'
import {
  AUTH_PATH,
  CLIENT_ID,
  CUSTOM_DOMAIN,
  ENV_ID,
  found,
  ISSUER,
  makeIdToken,
  OTHER_ENV_ID,
} from '../fixtures.ts'

interface Place {
  authPath?: string
  envID?: string | undefined
  clientId?: string
}

function check(claims: Record<string, unknown>, { authPath = AUTH_PATH, clientId, ...rest }: Place = {}) {
  const problems: SignOffProblem[] = []
  const report = createReport(problems)
  const envID = 'envID' in rest ? rest.envID : ENV_ID
  const application = checkApplication({ authPath, envID, clientId }, report)
  checkUser({ idToken: makeIdToken(claims), state: undefined }, application, report)
  return problems
}

const CUSTOM_ISSUER = `${CUSTOM_DOMAIN}/as`
const LOOPBACK = 'http://localhost:3000'

describe('a hint', () => {
  it.each<[string, Record<string, unknown>, Place]>([
    ['the regional issuer', {}, {}],
    ['the regional issuer and no env', { env: undefined }, {}],
    ['an upper-case envID', {}, { envID: ENV_ID.toUpperCase() }],
    ['the custom domain', { iss: CUSTOM_ISSUER }, { authPath: CUSTOM_DOMAIN }],
    [
      'the custom domain without envID',
      { iss: CUSTOM_ISSUER },
      { authPath: CUSTOM_DOMAIN, envID: undefined },
    ],
    ['the custom domain and no env', { iss: CUSTOM_ISSUER, env: undefined }, { authPath: CUSTOM_DOMAIN }],
    ['loopback', { iss: `${LOOPBACK}/${ENV_ID}/as` }, { authPath: LOOPBACK }],
    [
      'loopback, whatever env says',
      { iss: `${LOOPBACK}/${ENV_ID}/as`, env: OTHER_ENV_ID },
      { authPath: LOOPBACK },
    ],
    ['loopback without envID', { iss: `${LOOPBACK}/as` }, { authPath: LOOPBACK, envID: undefined }],
    ['the application', {}, { clientId: CLIENT_ID }],
    ['the application among others', { aud: ['other', CLIENT_ID] }, { clientId: CLIENT_ID }],
    ['any application where none is given', { aud: ['other'] }, {}],
  ])('takes %s', (_, claims, place) => {
    expect(check(claims, place)).toEqual([])
  })

  it.each<[string, string, Record<string, unknown>, Place]>([
    ['REGION_MISMATCH', 'another region', { iss: `https://auth.pingone.com/${ENV_ID}/as` }, {}],
    ['REGION_MISMATCH', 'another new region', { iss: `https://auth.pingone.uk/${ENV_ID}/as` }, {}],
    ['ENVIRONMENT_MISMATCH', 'another environment', { iss: `${AUTH_PATH}/${OTHER_ENV_ID}/as` }, {}],
    [
      'ENVIRONMENT_MISMATCH',
      'another environment of another region',
      { iss: `https://auth.pingone.com/${OTHER_ENV_ID}/as` },
      {},
    ],
    [
      'ENVIRONMENT_MISMATCH',
      "a custom domain's env",
      { iss: CUSTOM_ISSUER, env: OTHER_ENV_ID },
      { authPath: CUSTOM_DOMAIN },
    ],
    [
      'ENVIRONMENT_MISMATCH',
      'another environment for a custom domain',
      { iss: `${AUTH_PATH}/${OTHER_ENV_ID}/as` },
      { authPath: CUSTOM_DOMAIN },
    ],
    ['ISSUER_MISMATCH', 'a custom domain at a regional host', { iss: CUSTOM_ISSUER }, {}],
    ['ISSUER_MISMATCH', 'a regional host at a custom domain', {}, { authPath: CUSTOM_DOMAIN }],
    ['ISSUER_MISMATCH', 'the same without envID', {}, { authPath: CUSTOM_DOMAIN, envID: undefined }],
    [
      'ISSUER_MISMATCH',
      'another custom domain',
      { iss: 'https://other.example.com/as' },
      { authPath: CUSTOM_DOMAIN },
    ],
    ['ISSUER_MISMATCH', 'a slash more', { iss: `${ISSUER}/` }, {}],
    ['ISSUER_MISMATCH', 'upper case', { iss: ISSUER.replace('auth', 'AUTH') }, {}],
    ['ISSUER_MISMATCH', 'a regional host at loopback', {}, { authPath: LOOPBACK }],
    ['AUDIENCE_MISMATCH', 'another application', { aud: ['other'] }, { clientId: CLIENT_ID }],
    ['AUDIENCE_MISMATCH', 'other applications', { aud: ['other', 'third'] }, { clientId: CLIENT_ID }],
    [
      'AUDIENCE_MISMATCH',
      'the application in upper case',
      { aud: [CLIENT_ID.toUpperCase()] },
      { clientId: CLIENT_ID },
    ],
  ])('reports %s for %s', (code, _, claims, place) => {
    expect(found(check(claims, place))).toEqual([[code, 'idToken']])
  })

  it.each<[string, string | undefined]>([
    ['missing', undefined],
    ['not a UUID', 'eb41e805'],
  ])('does not blame the region where envID is %s', (_, envID) => {
    expect(found(check({}, { envID }))).toEqual([['INVALID_ENV_ID', 'envID']])
  })

  it.each<[string, Record<string, unknown>, Place, string, string]>([
    [
      'the region that issued it',
      { iss: `https://auth.pingone.com/${ENV_ID}/as` },
      {},
      'idToken was issued by auth.pingone.com, another region than authPath.',
      "Set authPath to 'https://auth.pingone.com'.",
    ],
    [
      'the host of another issuer',
      { iss: 'https://other.example/as' },
      {},
      `idToken was issued by other.example, not by ${ISSUER}.`,
      'Set authPath to that host, or pass null.',
    ],
    [
      'no issuer that is no URL',
      { iss: 'secret' },
      {},
      `idToken was issued by another, not by ${ISSUER}.`,
      'Set authPath to that host, or pass null.',
    ],
    ...[
      ['an issuer with a slash at its end', `${ISSUER}/`],
      ['an environment in upper case', ISSUER.replace(ENV_ID, ENV_ID.toUpperCase())],
      ['another product of the same host', `${AUTH_PATH}/am/oauth2/alpha`],
    ].map(([name = '', iss = '']): [string, Record<string, unknown>, Place, string, string] => [
      `${name} whole`,
      { iss },
      {},
      `idToken was issued by ${iss}, not PingOne's form, not by ${ISSUER}.`,
      'Set authPath to that host, or pass null.',
    ]),
    [
      'the environment at a custom domain whole',
      { iss: `${CUSTOM_DOMAIN}/${ENV_ID}/as` },
      { authPath: CUSTOM_DOMAIN },
      `idToken was issued by ${CUSTOM_DOMAIN}/${ENV_ID}/as, not PingOne's form, not by ${CUSTOM_ISSUER}.`,
      'Set authPath to that host, or pass null.',
    ],
    [
      'no issuer of the same host that could hold a secret',
      { iss: 'https://user:password@auth.pingone.eu/as' },
      {},
      `idToken was issued by auth.pingone.eu, not by ${ISSUER}.`,
      'Set authPath to that host, or pass null.',
    ],
    [
      'the UUID of an audience',
      { aud: [OTHER_ENV_ID] },
      { clientId: CLIENT_ID },
      `idToken was issued to another application (${OTHER_ENV_ID}) than clientId.`,
      'Pass that clientId, or another token.',
    ],
    [
      'no other audience',
      { aud: ['secret'] },
      { clientId: CLIENT_ID },
      'idToken was issued to another application than clientId.',
      'Pass that clientId, or another token.',
    ],
  ])('name %s', (_, claims, place, message, fix) => {
    expect(check(claims, place).map((problem) => [problem.message, problem.fix])).toEqual([[message, fix]])
  })
})
