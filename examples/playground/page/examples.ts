import type { FieldTexts } from './settings.ts'

const ENV_ID = '11111111-2222-4333-8444-555555555555'
const CLIENT_ID = '99999999-8888-4777-8666-000000000000'
const URI = 'https://app.example.com/signed-off'

/** For anybody to see what it is, once decoded. */
const CLAIMS = {
  iss: `https://auth.pingone.eu/${ENV_ID}/as`,
  sub: 'nobody-this-token-is-made-up',
  aud: CLIENT_ID,
  iat: 1767225600,
  exp: 1767229200,
  env: ENV_ID,
}

const GOOD = {
  idToken: makeUpToken(CLAIMS),
  authPath: 'https://auth.pingone.eu',
  envID: ENV_ID,
  clientId: CLIENT_ID,
  postLogoutRedirectUri: URI,
  postLogoutRedirectUris: URI,
  state: 'made-up-state',
} satisfies FieldTexts

/** One that works, three of what goes wrong most, and one that only a POST can carry. */
const EXAMPLES: Record<string, FieldTexts> = {
  good: GOOD,
  wrongRegion: { ...GOOD, authPath: 'https://auth.pingone.com' },
  slashMissing: { ...GOOD, postLogoutRedirectUris: `${URI}/` },
  accessToken: { ...GOOD, idToken: makeUpToken({ ...CLAIMS, scope: 'openid profile' }) },
  longToken: { ...GOOD, idToken: makeUpToken({ ...CLAIMS, groups: groups(300) }) },
}

export function exampleOf(name: string): FieldTexts {
  return EXAMPLES[name] ?? GOOD
}

function makeUpToken(claims: Record<string, unknown>): string {
  const header = { alg: 'RS256', kid: 'made-up' }
  return [JSON.stringify(header), JSON.stringify(claims), 'this signature is made up']
    .map(base64url)
    .join('.')
}

function base64url(text: string): string {
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}

function groups(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `made-up-group-${index}`)
}
