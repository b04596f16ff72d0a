/** The regions of PingOne. https://developer.pingidentity.com/pingone-api (PingOne API domains) */
export const REGIONAL_ORIGINS: readonly string[] = ['com', 'ca', 'eu', 'com.au', 'sg', 'asia'].map(
  (domain) => `https://auth.pingone.${domain}`,
)

/**
 * A host like those of the regions. It ends in `pingone` and one label, as `auth.pingone.uk` and `api.pingone.com` do,
 * or in `pingone` and two labels, as `auth.pingone.co.uk` does. Of these the first has three letters at most, the
 * second has two. `pingone.example.com` and `evilpingone.com` are not like them.
 */
const REGION_LIKE = /(^|\.)pingone\.([^.]+|[a-z]{1,3}\.[a-z]{2})$/

/** Checks whether a host can only be PingOne's own. Its region may be newer than this package. */
export function isRegionLike(hostname: string): boolean {
  return REGION_LIKE.test(hostname)
}
