/** What sets an endpoint of PingOne apart. A new endpoint is a row here. */
export interface Endpoint {
  /** Below `{authPath}/{envID}`; on a custom domain below `{authPath}`. */
  readonly path: string
  /** Whether it ends the session that the ID token names: without a cookie, by GET alone, confirmed by a 204. */
  readonly endsByToken: boolean
  /** Whether `client_id` is documented for it. */
  readonly sendsClientId: boolean
  /** Whether its sign-off reaches the other applications of the session, those of SAML and WS-Fed among them. */
  readonly signsOffElsewhere: boolean
}

/**
 * By the names that the contract gives them.
 * https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/signoff
 */
export const ENDPOINTS = {
  signoff: { path: '/as/signoff', endsByToken: false, sendsClientId: false, signsOffElsewhere: true },
  idpSignoff: { path: '/as/idpSignoff', endsByToken: true, sendsClientId: true, signsOffElsewhere: false },
  xpSignoff: { path: '/xp/signoff', endsByToken: false, sendsClientId: false, signsOffElsewhere: true },
} as const

/** An endpoint of PingOne, by the last part of its path; `xpSignoff` is `/xp/signoff`. */
export type SignOffEndpoint = keyof typeof ENDPOINTS

export const ENDPOINT_NAMES: readonly SignOffEndpoint[] = Object.keys(ENDPOINTS) as SignOffEndpoint[]
