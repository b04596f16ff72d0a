import type { Report } from '../problems/problem.ts'
import { parseAuthPath } from './auth-path.ts'
import { isLoopback } from './loopback.ts'
import { isRegionLike, REGIONAL_ORIGINS } from './regions.ts'

/** `eb41e805-36a5-47df-af01-c5235f410c8e`, in lower case, as PingOne writes them. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Where an environment of PingOne answers, and what it calls itself. */
export interface Environment {
  readonly origin: string
  /** `{authPath}/{envID}`; on a custom domain `{authPath}`. */
  readonly base: string
  /** Its authorization server. */
  readonly issuer: string
  readonly envID: string | undefined
  /** Whether it is at one of PingOne's own hosts. */
  readonly isRegional: boolean
  /** Whether that host is of no region known here, so that a hint has to vouch for it. */
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
