import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { causeOf, fetchLimited } from './fetch-limited.ts'
import { describeOnline, type OnlineCode, type Problem } from './online-problems.ts'

/** Checks whether the environment signed the ID token. Its expiry does not matter. */
export async function verifySignature(
  idToken: string,
  issuer: string,
  jwksUri: unknown,
  timeout: number,
): Promise<Problem | undefined> {
  const keys = await readKeys(jwksUri, new URL(issuer).origin, timeout)
  if (typeof keys === 'string') return describeOnline('INVALID_KEYS', keys)
  try {
    await compactVerify(idToken, createLocalJWKSet(keys), { algorithms: ['RS256'] })
    return undefined
  } catch (error) {
    const { code } = error as { code?: string }
    return describeOnline(CODES[String(code)] ?? 'INVALID_KEYS', 'they are no RSA keys of use')
  }
}

/** Our codes, by those of jose. */
const CODES: Readonly<Record<string, OnlineCode>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'UNSUPPORTED_ALGORITHM',
  ERR_JWKS_NO_MATCHING_KEY: 'UNKNOWN_KEY',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'UNKNOWN_KEY',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'INVALID_SIGNATURE',
  ERR_JWS_INVALID: 'INVALID_SIGNATURE',
}

/**
 * Reads the keys, or returns why there are none. Keys at another host are refused, because this machine would have to
 * ask that host.
 */
async function readKeys(jwksUri: unknown, origin: string, timeout: number): Promise<JSONWebKeySet | string> {
  if (typeof jwksUri !== 'string' || !jwksUri.startsWith(`${origin}/`)) {
    return `its jwks_uri is not below ${origin}/`
  }
  const init = { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(timeout) }
  try {
    const response = await fetchLimited(jwksUri, init)
    if (response.status !== 200) return `their address answers with status ${response.status}`
    return await response.json().catch(() => 'their address answers with something else')
  } catch (error) {
    return causeOf(error)
  }
}
