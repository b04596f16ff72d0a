import { pingOneEndpoints } from '../../src/index.ts'
import type { Seen } from './case.ts'
import type { LiveSettings } from './settings.ts'

/** Puts an answer into words, of which none is a value: neither a state nor a token nor a cookie. */
export async function describeAnswer(response: Response, settings: LiveSettings): Promise<Seen> {
  const { status, headers } = response
  const location = headers.get('location')
  if (location !== null) return { answer: `redirect to ${placeOf(location, settings)}`, detail: `${status}` }
  const body = await response.text()
  if (status === 204) return { answer: 'no content' }
  const type = headers.get('content-type')?.split(';', 1)[0] ?? 'no body'
  const codes = [...body.matchAll(/\b[A-Z]{3,}(?:_[A-Z]+)+\b/g)].map(([code]) => code)
  const detail = [status, type, ...new Set(codes)].join(' ')
  if (status === 404) return { answer: 'not found', detail }
  return { answer: status < 400 ? 'accepted' : 'refused', detail }
}

/** Where a redirect leads: by what it is to the sign-off, or by its address without the query. */
function placeOf(location: string, settings: LiveSettings): string {
  const { authPath, postLogoutRedirectUri: uri, xpPostLogoutRedirectUri: xpUri } = settings
  const known: Record<string, string> = { [uri]: 'the redirect URI', [xpUri ?? uri]: 'the redirect URI' }
  const [, beginning = '', state] = /^(.*?)(?:[?&]state=([^&]*))?$/s.exec(location) ?? []
  const name = known[location] ?? (state && known[beginning])
  if (name) return state && !known[location] ? `${name}, with the state` : name
  const { origin, pathname, hash } = new URL(location, authPath)
  if (hash === '#signedOff') return 'the signed-off page'
  const path = pathname.replace(new URL(pingOneEndpoints(settings).issuer).pathname, '/as')
  return origin === new URL(authPath).origin ? path : `${origin}${path}`
}

/** The attributes of a cookie, without its value and its end. */
export function describeCookie(setCookie: string): string {
  const [pair = '', ...attributes] = setCookie.split(/;\s*/)
  const shown = attributes.map((attribute) => attribute.replace(/^(expires|max-age)=.*/i, '$1'))
  return [pair.replace(/=.*/s, ''), ...shown].join('; ')
}
