/** The regions of PingOne. https://developer.pingidentity.com/pingone-api (PingOne API domains) */
export const REGIONAL_ORIGINS: readonly string[] = ['com', 'ca', 'eu', 'com.au', 'sg', 'asia'].map(
  (domain) => `https://auth.pingone.${domain}`,
)

/**
 * A host like those of the regions: it ends in `pingone` and one label, or `pingone` and two labels, of at most three and of
 * exactly two letters. `auth.pingone.uk`, `api.pingone.com` and `auth.pingone.co.uk` are; `pingone.example.com` and
 * `evilpingone.com` are not.
 */
const REGION_LIKE = /(^|\.)pingone\.([^.]+|[a-z]{1,3}\.[a-z]{2})$/

/** Whether a host can only be PingOne's own, of a region that may be newer than this package. */
export function isRegionLike(hostname: string): boolean {
  return REGION_LIKE.test(hostname)
}
