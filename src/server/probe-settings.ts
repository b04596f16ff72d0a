import { requireNoErrors } from '../problems/problem.ts'
import { cookieNameOf, type RouteSettings } from './route-settings.ts'

/** The settings of the probes, whose cookies have a name of their own. */
export function probesOf(settings: RouteSettings): RouteSettings {
  return { ...settings, cookieName: `${cookieNameOf(settings)}-probe` }
}

/** @throws SignOffError where the configuration has none */
export function requireProbeUri({ probeRedirectUri }: RouteSettings): string {
  requireNoErrors((report) => {
    if (!probeRedirectUri) report('INVALID_OPTION', 'probeRedirectUri', 'is missing')
  })
  return probeRedirectUri as string
}
