import { describe, expect, it } from 'vitest'
import { ENDPOINT_NAMES, ENDPOINTS } from '../../../src/request/endpoints.ts'
import { pingOneEndpoints } from '../../../src/request/pingone-endpoints.ts'
import { AUTH_PATH, CUSTOM_DOMAIN, ENV_ID, found, ISSUER, refusalOf } from '../fixtures.ts'

function endpointsAt(base: string) {
  return {
    issuer: `${base}/as`,
    ...Object.fromEntries(ENDPOINT_NAMES.map((name) => [name, base + ENDPOINTS[name].path])),
    revocation: `${base}/as/revoke`,
    discovery: `${base}/as/.well-known/openid-configuration`,
  }
}

describe('pingOneEndpoints', () => {
  it.each<[string | URL, string | undefined, string]>([
    [AUTH_PATH, ENV_ID, `${AUTH_PATH}/${ENV_ID}`],
    [new URL(AUTH_PATH), ENV_ID.toUpperCase(), `${AUTH_PATH}/${ENV_ID}`],
    ['https://auth.pingone.com.au/', ENV_ID, `https://auth.pingone.com.au/${ENV_ID}`],
    [CUSTOM_DOMAIN, undefined, CUSTOM_DOMAIN],
    [CUSTOM_DOMAIN, ENV_ID, CUSTOM_DOMAIN],
    ['http://localhost:3000', ENV_ID, `http://localhost:3000/${ENV_ID}`],
    ['http://localhost:3000', '', 'http://localhost:3000'],
  ])('of %s and %s', (authPath, envID, base) => {
    expect(pingOneEndpoints({ authPath, envID })).toEqual(endpointsAt(base))
  })

  it.each<[string, unknown, [string, string][]]>([
    ['nothing', undefined, [['INVALID_AUTH_PATH', 'authPath']]],
    ['no environment', { authPath: AUTH_PATH }, [['INVALID_ENV_ID', 'envID']]],
    ['another type of environment', { authPath: AUTH_PATH, envID: 5 }, [['INVALID_OPTION', 'envID']]],
    [
      'two mistakes',
      { authPath: 'http://x.example', envID: 'x' },
      [
        ['INVALID_AUTH_PATH', 'authPath'],
        ['INVALID_ENV_ID', 'envID'],
      ],
    ],
    [
      'other types',
      { authPath: 5, envID: {} },
      [
        ['INVALID_OPTION', 'authPath'],
        ['INVALID_OPTION', 'envID'],
      ],
    ],
    [
      'another type of envID where none is needed',
      { authPath: CUSTOM_DOMAIN, envID: 5 },
      [['INVALID_OPTION', 'envID']],
    ],
    [
      'an unknown region',
      { authPath: 'https://auth.pingone.uk', envID: ENV_ID },
      [['UNKNOWN_REGION', 'authPath']],
    ],
    [
      'one that a hint would vouch for',
      {
        authPath: 'https://auth.pingone.uk',
        envID: ENV_ID,
        idToken: ISSUER.replace('.eu', '.uk'),
      },
      [['UNKNOWN_REGION', 'authPath']],
    ],
  ])('refuses %s', (_, environment, problems) => {
    const error = refusalOf(() => pingOneEndpoints(environment as never))
    expect([error.code, error.option, found(error.problems)]).toEqual([...(problems[0] ?? []), problems])
  })
})
