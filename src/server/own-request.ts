/**
 * Whether a request was made by a page of the application itself: signing people off from elsewhere would be a nuisance,
 * and a way to sign them on as somebody else. https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 *
 * `Referrer-Policy: no-referrer`, Helmet's default, makes a form's `Origin` `null`; `Sec-Fetch-Site` is still right.
 *
 * @param origin the application's public one
 */
export function isOwnRequest({ headers, url }: Request, origin: string): boolean {
  const from = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  return from === origin || from === new URL(url).origin || site === 'same-origin' || site === 'none'
}
