import type { RouteSettings } from './route-settings.ts'

/**
 * Checks whether a page of the application itself made a request. Signing people off from elsewhere would be a
 * nuisance, and a way to sign them on as somebody else. https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 *
 * If origins are configured, only they count. The origin in the request's URL may be changed by a proxy, or belong to
 * an attacker who has the same host over plain http. `Referrer-Policy: no-referrer`, Helmet's default, makes a form's
 * `Origin` `null`. `Sec-Fetch-Site` is still right then.
 */
export function isOwnRequest({ headers, url }: Request, settings: RouteSettings): boolean {
  const from = headers.get('origin') ?? 'null'
  const site = headers.get('sec-fetch-site')
  const { origins } = settings
  if (origins && from !== 'null') return origins.includes(from)
  if (origins || site !== null) return site === 'same-origin'
  return from === new URL(url).origin || from === settings.home?.origin
}
