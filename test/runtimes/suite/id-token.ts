const HEADER = { alg: 'RS256', kid: 'default' }

/** An ID token that PingOne never signed, long expired. */
export function makeIdToken(claims: Record<string, unknown>): string {
  const payload = { sub: 'RY9lAKHZ', aud: 'shop', iat: 1, exp: 2, ...claims }
  return [base64url(HEADER), base64url(payload), 'canary-signature'].join('.')
}

function base64url(ascii: object): string {
  return btoa(JSON.stringify(ascii)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
