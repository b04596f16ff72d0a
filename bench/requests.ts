import { randomBytes } from 'node:crypto'

/** Lengths in characters. */
export interface Parameters {
  readonly token: number
  readonly state: number
}

/** A sign-off as every candidate takes it. */
export interface BenchRequest {
  readonly authPath: string
  readonly envID: string
  readonly idToken?: string
  readonly postLogoutRedirectUri: string
  readonly state: string
}

const COUNT = 64
export const APPLICATION = {
  authPath: 'https://auth.pingone.eu',
  envID: 'eb41e805-36a5-47df-af01-c5235f410c8e',
  postLogoutRedirectUri: 'https://app.example.com/signed-off',
} as const

/** Requests of one application's users: the token and the state differ, as they do for a back end. */
export function makeRequests({ token, state }: Parameters): BenchRequest[] {
  return Array.from({ length: COUNT }, () => ({
    ...APPLICATION,
    ...(token > 0 && { idToken: makeToken(token) }),
    state: randomText(state),
  }))
}

/** PingOne's claims, an RS256 signature's length, and groups that fill it up. */
function makeToken(length: number): string {
  const claims = {
    iss: `${APPLICATION.authPath}/${APPLICATION.envID}/as`,
    sub: randomText(36),
    aud: 'b5c4f367-33dc-4931-b84f-baaccfc510b4',
    iat: 1721834196,
    exp: 1721837796,
    acr: 'Single_Factor',
    amr: ['otp'],
    auth_time: 1721834195,
    nonce: randomText(22),
    sid: randomText(36),
    env: APPLICATION.envID,
    org: randomText(36),
    'p1.region': 'NA1',
    groups: [] as string[],
  }
  const header = encode({ alg: 'RS256', kid: 'default' })
  const rest = header.length + 344
  const groupLength = Buffer.byteLength(JSON.stringify(`Department ${randomText(10)}`)) + 1
  const room = ((length - rest) * 3) / 4 - JSON.stringify(claims).length
  for (let used = 0; used + groupLength <= room; used += groupLength) {
    claims.groups.push(`Department ${randomText(10)}`)
  }
  return [header, encode(claims), randomText(342)].join('.')
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Base64url, as states and signatures are. */
function randomText(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length)
}
