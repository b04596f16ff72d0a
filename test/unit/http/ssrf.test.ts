/** Server-side request forgery: a back end asks the PingOne that it was configured with, and nobody else. */
import { describe, expect, it, vi } from 'vitest'
import { SignOffError, type SignOffOptions, signOff } from '../../../src/index.ts'
import { AUTH_PATH, CLIENT_ID, CUSTOM_DOMAIN, ENV_ID, ISSUER, makeIdToken, requestOf } from '../fixtures.ts'

const ALL = {
  mode: 'fetch',
  sessionToken: 'a-session-token',
  revoke: { accessToken: 'an-access-token', refreshToken: 'a-refresh-token' },
} as const

/** The addresses that a sign-off with revocation asks, and what became of it. */
async function askedBy(changes: Record<string, unknown>): Promise<{ asked: string[]; outcome: string }> {
  const asked: string[] = []
  const fetch = vi.fn(async (url: string) => {
    const { origin, pathname } = new URL(url)
    asked.push(origin + pathname)
    return new Response(null, { status: 204 })
  })
  const outcome = await signOff({ ...requestOf({ ...ALL, ...changes }), fetch } as SignOffOptions).then(
    ({ mode }) => mode,
    (error: unknown) => (error instanceof SignOffError ? error.code : 'another error'),
  )
  return { asked: asked.sort(), outcome }
}

const REVOCATIONS = [`${ISSUER}/revoke`, `${ISSUER}/revoke`]

describe('a back end', () => {
  it.each([
    ['user information', 'https://auth.pingone.eu@evil.example'],
    ['user information alone', 'https://user@auth.pingone.eu'],
    ['an address of a metadata service', 'http://169.254.169.254'],
    ['the same over https', 'https://169.254.169.254'],
    ['the same as a number', 'https://2852039166'],
    ['the same in hexadecimal', 'https://0xa9fea9fe'],
    ['the same in octal', 'https://0251.0376.0251.0376'],
    ['the same mapped into IPv6', 'https://[::ffff:169.254.169.254]'],
    ['a private address', 'https://10.0.0.1'],
    ['an address of IPv6', 'https://[fd00::1]'],
    ['the unspecified address', 'http://0.0.0.0'],
    ['a short spelling of loopback', 'http://127.1'],
    ['a port', 'https://auth.pingone.eu:8443'],
    ['a path', 'https://auth.pingone.eu/../evil'],
    ['a query', 'https://evil.example/?auth.pingone.eu'],
    ['a fragment', 'https://evil.example/#auth.pingone.eu'],
    ['a backslash', 'https://evil.example\\.auth.pingone.eu'],
    ['a tab', 'https://evil.example\t.auth.pingone.eu'],
    ['full-width letters', 'https://ｅvil.example'],
    ['an ideographic full stop', 'https://evil。example'],
    ['percent-encoding', 'https://evil%2eexample'],
    ['a trailing dot', 'https://evil.example.'],
    ['plain http', 'http://evil.example'],
    ['another scheme', 'file:///etc/passwd'],
  ])('asks nobody for an authPath with %s', async (_, authPath) => {
    expect(await askedBy({ authPath, idToken: null })).toEqual({ asked: [], outcome: 'INVALID_AUTH_PATH' })
  })

  it.each([
    ['https://auth.pingone.eu.evil.example', 'INVALID_ENV_ID'],
    ['https://auth.pingone.evil', 'UNKNOWN_REGION'],
  ])('asks nobody for %s with an envID that is a path', async (authPath) => {
    const { asked } = await askedBy({ authPath, envID: '../../evil', idToken: null })
    expect(asked).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['issuer of another region', { iss: `https://auth.pingone.com/${ENV_ID}/as` }, 'REGION_MISMATCH'],
    ['issuer that is no PingOne', { iss: 'https://evil.example/as' }, 'ISSUER_MISMATCH'],
    ['issuer that begins like ours', { iss: `${ISSUER}.evil.example` }, 'ISSUER_MISMATCH'],
  ])('asks nobody that a token names: %s', async (_, claims, outcome) => {
    expect(await askedBy({ idToken: makeIdToken(claims) })).toEqual({ asked: [], outcome })
  })

  const ELSEWHERE = '//evil.example/../@evil.example:80/?#\\'

  it.each<[string, Record<string, unknown>, string[]]>([
    ['by a redirect URI', { postLogoutRedirectUri: 'https://evil.example/' }, [`${ISSUER}/signoff`]],
    ['by a state', { state: ELSEWHERE }, [`${ISSUER}/signoff`]],
    ['by an extra parameter', { extraParameters: { [ELSEWHERE]: ELSEWHERE } }, [`${ISSUER}/signoff`]],
    ['by the claims of a token', { idToken: makeIdToken({ jku: ELSEWHERE }) }, [`${ISSUER}/signoff`]],
    ['by a session token', { sessionToken: ELSEWHERE }, [`${ISSUER}/signoff`]],
    ['by the endpoint', { endpoint: 'idpSignoff' }, [`${ISSUER}/idpSignoff`]],
  ])('asks no other origin or path, led %s', async (_, changes, signOffs) => {
    const outcome = { asked: [...signOffs, ...REVOCATIONS].sort(), outcome: 'fetch' }
    expect(await askedBy(changes)).toEqual(outcome)
    expect(await askedBy({ method: changes.endpoint ? 'GET' : 'POST', ...changes })).toEqual(outcome)
  })

  it('asks a custom domain at its own paths alone', async () => {
    const idToken = makeIdToken({ iss: `${CUSTOM_DOMAIN}/as` })
    expect(await askedBy({ authPath: CUSTOM_DOMAIN, idToken, clientId: CLIENT_ID })).toEqual({
      asked: ['revoke', 'revoke', 'signoff'].map((path) => `${CUSTOM_DOMAIN}/as/${path}`),
      outcome: 'fetch',
    })
  })

  it('asks the region it was configured with', async () => {
    const { asked } = await askedBy({})
    expect([...new Set(asked.map((url) => new URL(url).origin))]).toEqual([AUTH_PATH])
  })
})
