/** The properties in which PingOne's endpoints differ. */
export interface Endpoint {
  /** The path below `{authPath}/{envID}`, or on a custom domain below `{authPath}`. */
  readonly path: string
  /**
   * Whether the endpoint ends the session that the ID token names. It then needs the ID token but no cookie, takes GET
   * only, and confirms with a 204. It does not tell the other applications of the session. Any other endpoint ends the
   * session of the cookie.
   */
  readonly endsByToken?: boolean
  /** Whether `client_id` is documented for it. */
  readonly sendsClientId?: boolean
}

/**
 * The endpoints, by the names that the contract gives them. A new endpoint is a new row.
 * https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/signoff
 */
export const ENDPOINTS = {
  /** Ends the session of the browser's cookie. */
  signoff: { path: '/as/signoff' },
  /** Ends the session that the ID token names. The application has to be allowed to do that. */
  idpSignoff: { path: '/as/idpSignoff', endsByToken: true, sendsClientId: true },
  /** Does the same as `signoff`, and also tells applications of other protocols. */
  xpSignoff: { path: '/xp/signoff' },
} as const

/** An endpoint of PingOne, named by the last part of its path. The exception is `xpSignoff`, for `/xp/signoff`. */
export type SignOffEndpoint = keyof typeof ENDPOINTS

export const ENDPOINT_NAMES: readonly SignOffEndpoint[] = Object.keys(ENDPOINTS) as SignOffEndpoint[]
