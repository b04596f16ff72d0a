import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { describeOnline } from '../../../src/command-line/online-problems.ts'
import { verifySignature } from '../../../src/command-line/verify-signature.ts'
import { makeIdToken, realFetch } from '../fixtures.ts'
import { type Answer, serve } from '../http/misbehaving-server.ts'

beforeEach(() => {
  vi.stubGlobal('fetch', realFetch)
})

const [OWN, OTHER] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
const JWKS = { keys: [{ ...(await exportJWK(OWN.publicKey)), kid: 'default', alg: 'RS256', use: 'sig' }] }

function sign(header: object, { privateKey }: { privateKey: CryptoKey }): Promise<string> {
  // Expired long ago.
  const claims = new TextEncoder().encode('{"exp":1}')
  return new CompactSign(claims).setProtectedHeader({ alg: 'RS256', ...header }).sign(privateKey)
}

const answerKeys =
  (jwks: unknown): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(jwks))

/** Patient, but with who never answers: a loaded machine takes its time. */
async function verify(idToken: string, answer: Answer, timeout = 10_000) {
  const { authPath } = await serve(answer)
  return verifySignature(idToken, `${authPath}/as`, `${authPath}/as/jwks`, timeout)
}

const secret = new CompactSign(new TextEncoder().encode('{}')).setProtectedHeader({ alg: 'HS256' })
const [ownToken, unnamed, foreign, gone, shared] = await Promise.all([
  sign({ kid: 'default' }, OWN),
  sign({}, OWN),
  sign({ kid: 'default' }, OTHER),
  sign({ kid: 'gone' }, OWN),
  secret.sign(new Uint8Array(32)),
])

describe('verifySignature', () => {
  it.each([
    ['an expired token', ownToken],
    ['a token that names no key, where there is one', unnamed],
  ])('is satisfied with %s', async (_, idToken) => {
    expect(await verify(idToken, answerKeys(JWKS))).toBeUndefined()
  })

  it('asks for JSON, once', async () => {
    const { authPath, requests } = await serve(answerKeys(JWKS))
    await verifySignature(ownToken, `${authPath}/as`, `${authPath}/as/jwks`, 10_000)
    expect(requests.map(({ method, url, headers }) => [method, url, headers.accept])).toEqual([
      ['GET', '/as/jwks', 'application/json'],
    ])
  })

  const twin: JWK[] = JWKS.keys.map((key) => ({ ...key, kid: 'twin' }))

  it.each<[string, string, unknown, ReturnType<typeof describeOnline>]>([
    ["another key's signature", foreign, JWKS, describeOnline('INVALID_SIGNATURE')],
    [
      'a payload that was changed',
      ownToken.replace(/\.[^.]+\./, '.e30.'),
      JWKS,
      describeOnline('INVALID_SIGNATURE'),
    ],
    ['no signature at all', makeIdToken(), JWKS, describeOnline('INVALID_SIGNATURE')],
    [
      'a header that is none',
      `e.${ownToken.split('.').slice(1).join('.')}`,
      JWKS,
      describeOnline('INVALID_SIGNATURE'),
    ],
    ['a key that is not there', gone, JWKS, describeOnline('UNKNOWN_KEY')],
    [
      'no key, where there are two',
      unnamed,
      { keys: [...JWKS.keys, ...twin] },
      describeOnline('UNKNOWN_KEY'),
    ],
    ['a shared secret', shared, JWKS, describeOnline('UNSUPPORTED_ALGORITHM')],
    ['`none`', 'eyJhbGciOiJub25lIn0.e30.c2ln', JWKS, describeOnline('UNSUPPORTED_ALGORITHM')],
    [
      'keys of no use',
      ownToken,
      { keys: [{ kty: 'RSA', kid: 'default' }] },
      describeOnline('INVALID_KEYS', 'they are no RSA keys of use'),
    ],
    ['no set of keys', ownToken, ['\x1b[2J'], describeOnline('INVALID_KEYS', 'they are no RSA keys of use')],
  ])('refuses %s', async (_, idToken, jwks, problem) => {
    expect(await verify(idToken, answerKeys(jwks))).toEqual(problem)
  })

  it.each<[string, Answer, string]>([
    ['a 404', (_, response) => response.writeHead(404).end(), 'their address answers with status 404'],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      'their address answers with status 302',
    ],
    ['a page', (_, response) => response.end('<!doctype html>'), 'their address answers with something else'],
    [
      'too much',
      (_, response) => response.end(`{"keys":[${' '.repeat(300_000)}]}`),
      'their address answers with something else',
    ],
    ['nothing', () => {}, 'it did not answer in time'],
  ])('tells of %s in place of the keys', async (_, answer, reason) => {
    const timeout = reason === 'it did not answer in time' ? 300 : undefined
    expect(await verify(ownToken, answer, timeout)).toEqual(describeOnline('INVALID_KEYS', reason))
  })

  it.each<[string, (authPath: string) => unknown]>([
    ['another host', () => 'https://keys.example.com/jwks'],
    ['another port', (authPath) => `${authPath}1/jwks`],
    ['another host before an @', (authPath) => `${authPath}@keys.example.com/jwks`],
    ['user information', (authPath) => authPath.replace('://', '://user@')],
    ['nothing', () => undefined],
    ['no text', () => ({})],
  ])('asks nobody for keys of %s', async (_, jwksUriOf) => {
    const { authPath, requests } = await serve(answerKeys(JWKS))
    const problem = await verifySignature(ownToken, `${authPath}/as`, jwksUriOf(authPath), 10_000)
    expect([problem, requests]).toEqual([
      describeOnline('INVALID_KEYS', `its jwks_uri is not below ${authPath}/`),
      [],
    ])
  })
})
