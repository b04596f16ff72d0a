/** What sets an endpoint of PingOne apart. */
export interface Endpoint {
  /** Below `{authPath}/{envID}`; on a custom domain below `{authPath}`. */
  readonly path: string
  /**
   * Whether it ends the session that the ID token names, which it needs: without a cookie, by GET alone, confirmed by a 204,
   * and without a word to the other applications of the session. Else it ends that of the cookie.
   */
  readonly endsByToken?: boolean
  /** Whether `client_id` is documented for it. */
  readonly sendsClientId?: boolean
}

/**
 * By the names that the contract gives them; a new endpoint is a row.
 * https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/signoff
 */
export const ENDPOINTS = {
  /** Ends the session of the browser's cookie. */
  signoff: { path: '/as/signoff' },
  /** Ends the session that the ID token names; the application has to be allowed to. */
  idpSignoff: { path: '/as/idpSignoff', endsByToken: true, sendsClientId: true },
  /** As `signoff`, and tells applications of other protocols. */
  xpSignoff: { path: '/xp/signoff' },
} as const

/** An endpoint of PingOne, by the last part of its path; `xpSignoff` is `/xp/signoff`. */
export type SignOffEndpoint = keyof typeof ENDPOINTS

export const ENDPOINT_NAMES: readonly SignOffEndpoint[] = Object.keys(ENDPOINTS) as SignOffEndpoint[]
