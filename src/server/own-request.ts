import type { RouteSettings } from './route-settings.ts'

/**
 * Whether a request was made by a page of the application itself: signing people off from elsewhere would be a nuisance,
 * and a way to sign them on as somebody else. https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 *
 * Where origins are configured they alone count: the request's own is what a proxy makes of it, or an attacker who has the
 * same host by plain http. `Referrer-Policy: no-referrer`, Helmet's default, makes a form's `Origin` `null`; the browser's
 * word for the site is still right.
 */
export function isOwnRequest({ headers, url }: Request, settings: RouteSettings): boolean {
  const from = headers.get('origin') ?? 'null'
  const site = headers.get('sec-fetch-site')
  const { origins } = settings
  if (origins && from !== 'null') return origins.includes(from)
  if (origins || site !== null) return site === 'same-origin'
  return from === new URL(url).origin || from === settings.home?.origin
}
