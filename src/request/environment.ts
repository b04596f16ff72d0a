import type { Report } from '../problems/problem.ts'
import { parseAuthPath } from './auth-path.ts'
import { isLoopback } from './loopback.ts'
import { isRegionLike, REGIONAL_ORIGINS } from './regions.ts'

/** A UUID in lower case, as PingOne writes it: `eb41e805-36a5-47df-af01-c5235f410c8e`. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The addresses at which a PingOne environment answers, and its issuer. */
export interface Environment {
  readonly origin: string
  /** `{authPath}/{envID}`, or on a custom domain `{authPath}`. */
  readonly base: string
  /** The issuer of its authorization server. */
  readonly issuer: string
  readonly envID: string | undefined
  /** Whether the environment is at one of PingOne's own hosts. */
  readonly isRegional: boolean
  /** Whether that host belongs to no region that is known here. A hint then has to vouch for it. */
  readonly isNewRegion: boolean
}

export function isUUID(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

/** Looks up the environment that `authPath` and `envID` name. */
export function resolveEnvironment(
  { authPath = '', envID }: { readonly authPath: string | undefined; readonly envID: string | undefined },
  report: Report,
): Environment | undefined {
  const url = parseAuthPath(authPath, report)
  const id = envID?.toLowerCase()
  const isGiven = isUUID(id)
  if (id && !isGiven) report('INVALID_ENV_ID', 'not a UUID')
  if (!url) return undefined
  const { origin, hostname } = url
  const isRegional = isRegionLike(hostname) && !isLoopback(hostname)
  const isNewRegion = isRegional && !REGIONAL_ORIGINS.includes(origin)
  if ((isRegional || id) && !isGiven) {
    // Without an environment no hint can vouch for the region.
    if (isNewRegion) reportUnknownRegion(report)
    else if (!id) report('INVALID_ENV_ID', 'missing')
    return undefined
  }
  const base = isRegional || (id && isLoopback(hostname)) ? `${origin}/${id}` : origin
  return { origin, base, issuer: `${base}/as`, envID: id, isRegional, isNewRegion }
}

export function reportUnknownRegion(report: Report): void {
  report('UNKNOWN_REGION', REGIONAL_ORIGINS.join(', '))
}
